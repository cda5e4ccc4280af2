/** As much of JSON Schema (draft 7) as the schema of the settings is written in. */
export interface JsonSchema {
  /** What it takes, to stand behind "must be". */
  readonly title?: string;
  /** What it says, in sentences. */
  readonly description?: string;
  readonly type?: 'string' | 'boolean' | 'array' | 'object';
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | JsonSchema;
  readonly propertyNames?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly $ref?: string;
}

export interface JsonSchemaDocument extends JsonSchema {
  readonly definitions: Readonly<Record<string, JsonSchema>>;
}
