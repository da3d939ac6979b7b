/** Handlebars templates are loaded as text: by a plugin in tests, by esbuild's text loader in the bundle. */
declare module "*.hbs" {
  const text: string;
  export default text;
}

/** Code of Lambda functions, which is loaded as text, too: it runs in AWS and never here. */
declare module "*.lambda.mjs" {
  const text: string;
  export default text;
}
