/** "404", "499-nginx": one owner's meaning of a number. */
export type Id = string;
export type ClassId = '1xx' | '2xx' | '3xx' | '4xx' | '5xx';
export type Standing = 'standard' | 'experimental' | 'temporary' | 'deprecated' | 'reserved' | 'unregistered';
export type Level = 'MUST' | 'MUST NOT' | 'SHOULD' | 'SHOULD NOT' | 'MAY';

export interface Hit {
  code: number;
  id: Id;
  /** Larger is better; comparable within one search only. */
  score: number;
  name: string;
  /** Which part of the entry matched best. */
  why: 'number' | 'name' | 'former name' | 'alias' | 'field' | 'owner' | 'symptom' | 'summary' | 'prose';
  kind: 'status';
}

export interface Source {
  doc: string;
  section: string | null;
  url: string;
}

export interface Field {
  name: string;
  in: 'response' | 'request';
  /** Who has to do it; the sender is whoever makes the response. */
  bound: 'sender' | 'client' | 'cache' | 'intermediary';
  level: Level;
  /** The condition, a clause. */
  when: string;
  source: string;
}

export interface Entry {
  id: Id;
  code: number;
  name: string;
  class: ClassId | null;
  standing: Standing;
  /** Whose meaning it is; null for the registered one. */
  owner: string | null;
  summary: string;
  plain: string;
  meaning: string;
  /** Advice for APIs. */
  rest: string | null;
  /** One of the few that most APIs need. */
  common: boolean;
  use_when: string[];
  avoid_when: { text: string; instead: Id }[];
  /** Heuristically cacheable by default; null where the owner does not say. */
  cacheable: boolean | null;
  content: 'required' | 'allowed' | 'forbidden';
  fields: Field[];
  retry: { class: 'no' | 'after_change' | 'after_wait' | 'new_connection' | 'automatic'; text: string };
  sent_by: ('origin' | 'proxy' | 'gateway' | 'intercepting proxy' | 'client')[];
  methods: string[] | 'any';
  /** Oldest first. */
  names: { name: string; source: string; current: boolean }[];
  /** The definition first. */
  sources: Source[];
  /** By language or library: the symbol of this code. */
  constants: Record<string, string>;
  aliases: string[];
  confused_with: Id[];
  corrections: { claim: string; truth: string; source: string }[];
  /** An example exchange. */
  wire: string;
  /** Ids of the flowcharts that lead here. */
  charts: string[];
  confidence: 'standard' | 'documented' | 'source' | 'reported' | 'folklore' | null;
  until: string | null;
  wire_note: string | null;
  client: string;
  standard_equivalent: Id | null;
}

/** Whose guideline leads where practice differs. */
export type House = 'rfc' | 'zalando' | 'azure' | 'google-aip' | 'json-api';

export interface Walk {
  chart: string;
  /** The questions answered so far, in order. */
  path: { node: string; ask: string; answer: string; because: string; sources: Source[] }[];
  /** The next one; null at an outcome. */
  question: { id: string; ask: string; help: string; answers: { id: string; label: string; detail: string | null }[] } | null;
  /** Codes still possible, ascending. */
  candidates: number[];
  /** Null while there is a question. */
  result: {
    code: number;
    id: Id;
    name: string;
    because: string;
    /** All that the code asks of its header fields. */
    fields: Field[];
    /** A response, or an exchange with the response first. */
    example: string;
    /** Without the code that leads. */
    runners_up: { code: number; id: Id; name: string; lost_because: string }[];
    /** Of the outcome; those of the steps are in `path`. */
    sources: Source[];
    /** What fact would change the answer. */
    changes: string;
    /** Whose code leads where practice differs, and whether that house says anything here. */
    house: House;
    house_has_position: boolean;
    /** What the specifications lead to. */
    standard: { code: number; id: Id; name: string; because: string };
    /** What each house says about it. */
    positions: { house: string; code: number; id: Id; name: string; says: string; sources: Source[] }[];
  } | null;
}

/**
 * Codes for a number, a name, a header field or a symptom, best first.
 * @param options limit: at most so many hits, 1 to 1000; 10 unless told
 */
export function search(text: string, options?: { limit?: number }): Promise<Hit[]>;

/** Every owner's meaning of a number, or the one of an id; empty where there is none. */
export function show(code: number | Id): Promise<Entry[]>;

/**
 * Where a flowchart stands after these answers. Answers that do not exist at their place, and all after them, are left
 * out: compare the length of `path`.
 * @param chart its id; the general one unless told. Rejects with a RangeError where there is no such chart.
 * @param answers ids, in order
 * @param options house: whose code the result leads with where practice differs; 'rfc' unless told
 */
export function which(chart?: string, answers?: readonly string[], options?: { house?: House }): Promise<Walk>;
