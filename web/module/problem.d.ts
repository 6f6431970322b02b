/** One value or several lines of a header field. */
export type FieldValue = string | number | readonly string[];
export interface Fields {
  readonly [name: string]: FieldValue;
}

/** Members of problem details (RFC 9457 section 3.1), and what you add to them. */
export interface Members {
  /** A URI reference that identifies the kind of problem; without it the kind is the status. */
  readonly type?: string;
  /** The status phrase unless told, where there is no type. */
  readonly title?: string;
  /** This occurrence, in words that help the client. */
  readonly detail?: string;
  /** A URI reference that identifies this occurrence. */
  readonly instance?: string;
  readonly [extension: string]: unknown;
}

export interface Problem<C extends number = number> {
  status: C;
  /** Content-Type and the fields that were given. */
  headers: Record<string, string | string[]>;
  body: { type?: string; title?: string; status: C; detail?: string; instance?: string; [extension: string]: unknown };
}

/** Header fields that every response with the code must have. */
export interface RequiredFields {/*{{requiredTypes}}*/
}

/**
 * Status, header fields and content of an error response.
 * @param of a code, or what has one: an outcome of which(), a hit, an entry
 * @param fields further header fields; those that the status requires must be there
 * @throws TypeError with the code ERR_FIELD_MISSING where such a field is missing, or ERR_INVALID_ARGUMENT
 * @throws RangeError with the code ERR_STATUS (no final code, or another one in members) or ERR_NO_CONTENT
 */
export function problem<C extends number>(
  of: C | { readonly code: C; readonly name?: string },
  ...rest: C extends keyof RequiredFields ? [members: Members | undefined, fields: RequiredFields[C] & Fields] : [members?: Members, fields?: Fields]
): Problem<C>;
