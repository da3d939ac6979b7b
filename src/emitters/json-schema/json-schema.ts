/** What of JSON Schema (draft-07) is used, with the keys that yaml-language-server understands besides. */

type TypeName = "object" | "array" | "string" | "integer" | "number" | "boolean" | "null";

/** Keys that validators read and keys that editors show; the order here is the order printed. */
export interface JsonSchema {
  readonly $schema?: string;
  readonly $id?: string;
  readonly title?: string;
  readonly description?: string;
  readonly markdownDescription?: string;
  readonly examples?: readonly unknown[];
  readonly defaultSnippets?: readonly DefaultSnippet[];
  readonly type?: TypeName | readonly TypeName[];
  readonly enum?: readonly (string | number | null)[];
  readonly markdownEnumDescriptions?: readonly string[];
  readonly pattern?: string;
  readonly patternErrorMessage?: string;
  readonly errorMessage?: string;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: JsonSchema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | JsonSchema;
  readonly propertyNames?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
}

export interface DefaultSnippet {
  readonly label: string;
  readonly description?: string;
  readonly body: unknown;
}
