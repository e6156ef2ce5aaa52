import { createOpenApiRouter } from '../schema/openapi.generated';

/** A router of the routes of src/schema/openapi.yaml: others do not compile. */
export type OpenApiRouter = ReturnType<typeof createOpenApiRouter>;
