// The unmodified phoenix client, as one module that a page imports from <context>/garuda/phoenix.mjs.
export * from "phoenix";
