// The online validator of Swagger UI would send this document away: it stays off.
SwaggerUIBundle({ url: "/openapi.json", dom_id: "#api", deepLinking: true, validatorUrl: null });
