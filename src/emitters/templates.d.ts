/** Handlebars templates are loaded as text: by a plugin in tests, by esbuild's text loader in the bundle. */
declare module "*.hbs" {
  const text: string;
  export default text;
}
