// Every function returns a promise. What it rejects with carries a `code`:
//
// | code | class | when |
// | --- | --- | --- |
// | ERR_INVALID_ARGUMENT | TypeError | an argument is of the wrong type, or an option does not exist |
// | ERR_LIMIT | RangeError | `limit` is no whole number from 1 to 1000 |
// | ERR_UNKNOWN_FILTER | RangeError | list() knows no such class, standing, owner or property |
// | ERR_UNKNOWN_CHART, ERR_UNKNOWN_ANSWER, ERR_UNKNOWN_HOUSE | RangeError | which() knows no such id; the message names the nearest |
// | ERR_UNKNOWN_FAULT, ERR_UNKNOWN_PROFILE | RangeError | failures() knows no such id; the message names the nearest |
// | ERR_PART_MISSING | Error | a part of the package could not be loaded; `cause` says why; the next call tries again |

/** "404", "499-nginx": one owner's meaning of a number. */
export type Id = string;
export type ClassId = '1xx' | '2xx' | '3xx' | '4xx' | '5xx';
export type Standing = 'standard' | 'experimental' | 'temporary' | 'deprecated' | 'reserved' | 'unregistered';
export type Level = 'MUST' | 'MUST NOT' | 'SHOULD' | 'SHOULD NOT' | 'MAY';
/** Who defined what is in no registry. */
export type Owner = /*{{owners}}*/;
/** A filter of list(). */
export type Property = 'common' | 'cacheable' | 'requires-field' | 'no-content';

export interface AtlasError extends Error {
  code: 'ERR_INVALID_ARGUMENT' | 'ERR_LIMIT' | 'ERR_UNKNOWN_FILTER' | 'ERR_UNKNOWN_CHART' | 'ERR_UNKNOWN_ANSWER' | 'ERR_UNKNOWN_HOUSE' | 'ERR_PART_MISSING';
}

export interface Hit {
  code: number;
  id: Id;
  /** Larger is better; comparable within one search only. Null where a signal in the text is why it is there. */
  score: number | null;
  name: string;
  /** Which part of the entry matched best. */
  why: Why;
  kind: 'status';
  /** The page that shows it, from the site's root: "404/". */
  path: string;
}

/** Which part matched best; `outcome`: the hit before it, an outcome of a flowchart, leads to this code; `signal`:
 *  one of the signals before it is sent with this code; `often`: the query asks for nothing yet, and this is looked for most. */
export type Why = 'often' | 'number' | 'name' | 'former name' | 'alias' | 'field' | 'owner' | 'symptom' | 'summary' | 'prose' | 'outcome' | 'signal';

/** An outcome of a flowchart whose case the words describe: `which(chart, answers)` tells all about it. */
export interface OutcomeHit {
  /** What it leads to. */
  code: number;
  /** "methods/delete,absent": the chart and the answers. */
  id: string;
  score: number;
  /** The last answer's label, with its detail. */
  name: string;
  /** Which part of the outcome matched best. */
  why: Why;
  kind: 'outcome';
  path: string;
  chart: ChartId;
  answers: AnswerId[];
}

/** A page that the words name: a header field, a flowchart, a request method, a house, or the comparison of two codes. */
export interface TopicHit {
  /** The only status that it goes with; null where there is none, or several. */
  code: number | null;
  /** What stands for it in addresses: "retry-after", "webhooks", "401-403". */
  id: string;
  score: number;
  name: string;
  why: Why;
  kind: 'field' | 'chart' | 'method' | 'house' | 'comparison';
  path: string;
}

/** A signal that stands in the text: an error name, a flag, a number of one system. explain() tells all about it. */
export interface SignalHit {
  /** The first status that is sent with it; null where it is sent with none. */
  code: number | null;
  /** "envoy/uf". */
  id: string;
  score: null;
  name: string;
  /** Why it was read so, a clause. */
  why: string;
  kind: 'signal';
  path: string;
  /** The name of the system that it comes from. */
  system: string;
}

export interface Source {
  readonly doc: string;
  readonly section: string | null;
  readonly url: string;
}

export interface Field {
  readonly name: string;
  readonly in: 'response' | 'request';
  /** Who has to do it; the sender is whoever makes the response. */
  readonly bound: 'sender' | 'client' | 'cache' | 'intermediary';
  readonly level: Level;
  /** The condition, a clause. */
  readonly when: string;
  readonly source: string;
}

/** Frozen: one object serves all who ask. */
export interface Entry {
  readonly id: Id;
  readonly code: number;
  readonly name: string;
  readonly class: ClassId | null;
  readonly standing: Standing;
  /** Whose meaning it is; null for the registered one. */
  readonly owner: Owner | null;
  readonly summary: string;
  readonly plain: string;
  readonly meaning: string;
  /** Advice for APIs. */
  readonly rest: string | null;
  /** One of the few that most APIs need. */
  readonly common: boolean;
  readonly use_when: readonly string[];
  readonly avoid_when: readonly { readonly text: string; readonly instead: Id }[];
  /** Heuristically cacheable by default; null where the owner does not say. */
  readonly cacheable: boolean | null;
  readonly content: 'required' | 'allowed' | 'forbidden';
  readonly fields: readonly Field[];
  readonly retry: { readonly class: 'no' | 'after_change' | 'after_wait' | 'new_connection' | 'automatic'; readonly text: string };
  readonly sent_by: readonly ('origin' | 'proxy' | 'gateway' | 'intercepting proxy' | 'client')[];
  readonly methods: readonly string[] | 'any';
  /** Oldest first. */
  readonly names: readonly { readonly name: string; readonly source: string; readonly current: boolean }[];
  /** The definition first. */
  readonly sources: readonly Source[];
  /** By language or library: the symbol of this code. */
  readonly constants: Readonly<Record<string, string>>;
  readonly aliases: readonly string[];
  readonly confused_with: readonly Id[];
  readonly corrections: readonly { readonly claim: string; readonly truth: string; readonly source: string }[];
  /** An example exchange. */
  readonly wire: string;
  /** Flowcharts that lead here. */
  readonly charts: readonly ChartId[];
  readonly confidence: 'standard' | 'documented' | 'source' | 'reported' | 'folklore' | null;
  readonly until: string | null;
  readonly wire_note: string | null;
  readonly client: string;
  readonly standard_equivalent: Id | null;
}

/** Whose guideline leads where practice differs. */
export type House =
  | 'rfc' | 'zalando' | 'azure' | 'google-aip' | 'json-api' | 'stripe' | 'github' | 'microsoft-graph' | 'kubernetes'
  | 'openai' | 'anthropic' | 's3';
/**
 * A house of one's own: a published one, if not the RFCs, and choices, each a contested answer (chart, question, answer)
 * and the id of a code that some house sends there. "azure,methods.delete.absent:404". A choice holds in every flowchart
 * that tells the same positions.
 */
export type OwnHouse = `${string}.${string}.${string}:${Id}`;

/** Each flowchart and the ids of its answers. */
export interface Answers {/*{{answers}}*/
}
export type ChartId = keyof Answers;
export type AnswerId<C extends ChartId = ChartId> = Answers[C];
/** The flowchart that which() takes unless told. */
export type GeneralChart = /*{{general}}*/;

/** A flowchart with all its questions. Frozen. */
export interface Chart {
  readonly id: ChartId;
  readonly title: string;
  readonly summary: string;
  /** Id of the first question. */
  readonly root: string;
  readonly nodes: readonly {
    readonly id: string;
    readonly ask: string;
    readonly help: string;
    readonly source: string;
    readonly answers: readonly {
      readonly id: AnswerId;
      readonly label: string;
      readonly detail: string | null;
      /** A question of this chart, or the id of an entry. */
      readonly to: string;
      readonly because: string;
      readonly source: string;
      /** "I don't know": leads to where it hurts least. */
      readonly unsure: boolean;
      /** What fact would change the outcome. */
      readonly changes: string | null;
      readonly lost: readonly { readonly code: Id; readonly because: string }[];
      readonly positions: readonly unknown[];
      /** The exchange of this very case; null where the example of the code serves. */
      readonly example: string | null;
      readonly fields: readonly Field[];
      readonly see_also: readonly { readonly chart: string; readonly answers: readonly string[] }[];
    }[];
  }[];
}

export interface Question<C extends ChartId = ChartId> {
  id: string;
  ask: string;
  help: string;
  answers: { id: AnswerId<C>; label: string; detail: string | null }[];
}

export interface Outcome {
  code: number;
  id: Id;
  name: string;
  because: string;
  /** What the case asks of its header fields, then all that the code asks. */
  fields: Field[];
  /** The exchange of this very case, or a response from the example of the code. */
  example: string;
  /** Is it of this very case? */
  own_example: boolean;
  /** Without the code that leads. */
  runners_up: { code: number; id: Id; name: string; lost_because: string }[];
  /** Of the outcome; those of the steps are in `path`. */
  sources: Source[];
  /** What fact would change the outcome. */
  changes: string;
  /** Whose code leads where practice differs, and whether that house says anything here. */
  house: House | OwnHouse;
  house_has_position: boolean;
  /** What the specifications lead to. */
  standard: { code: number; id: Id; name: string; because: string };
  /** What each house says about it. */
  positions: { house: string; code: number; id: Id; name: string; says: string; sources: Source[] }[];
  /** Charts that know more about the case, and the answers there that the outcome gives already. */
  see_also: { chart: ChartId; title: string; answers: string[] }[];
}

/** One reading of one place of a text. */
export interface Found {
  /** Octets of the text in UTF-8, from and to; the end is exclusive. */
  range: [number, number];
  /** "404" of a status, "envoy/uf" of a signal. */
  id: string;
  /** Whose it is; "HTTP" of a registered status. */
  system: string;
  name: string;
  /** The codes that are sent with it; empty where none is. */
  status: number[];
  /** false: it happens where no HTTP response exists. */
  http: boolean;
  meaning: string;
  /** Of a signal, where its system tells one. */
  cause?: string;
  /** Of a signal. */
  made_by?: string;
  /** What to do, in order. */
  next: string[];
  source: string;
  certainty: 'certain' | 'likely' | 'possible';
  /** Why it was read so, a clause. */
  because: string;
}

export interface Explanation {
  text: string;
  /** By place; at one place the likeliest first. */
  found: Found[];
  /** Lines of a known log format. */
  lines: { range: [number, number]; format: 'combined' | 'envoy' | 'haproxy' | 'haproxy_tcp' | 'alb' | 'cloudfront' | 'iis' | 'squid' | 'pairs' }[];
  /** The text was longer than 1 MiB, and only its beginning was read. */
  shortened: boolean;
}

/** What is wrong with one exchange, what is asked of it, or what is worth knowing. */
export interface Finding {
  /** Of the rule. */
  id: string;
  /** MUST and SHOULD are the specification's; a question is about what the text does not show; a fact is no fault. */
  level: 'MUST' | 'SHOULD' | 'practice' | 'question' | 'fact';
  text: string;
  fix: string;
  source: string;
  /** Octets of the text, from and to; the end is exclusive. */
  range: [number, number];
}
/** Somebody on the way of a response. */
export interface Maker {
  hop: string;
  certainty: 'certain' | 'likely' | 'possible';
  /** false: it passed the response on. */
  made_it: boolean;
  because: string;
  /** What to look at next. */
  next: string;
  source: string;
  range: [number, number];
}
/** What the text could show of an exchange. */
export type Evidence = 'head_complete' | 'fields_complete' | 'body_seen' | 'body_exact' | 'body_decoded' | 'order_true' | 'version_true' | 'request_seen' | 'sequence_complete';
export interface CheckedExchange {
  /** Null where the text shows none. */
  request: { method: string; target: string; version: string | null } | null;
  /** Null where the text shows none. */
  status: number | null;
  evidence: Evidence[];
  /** MUST first, then by place. */
  findings: Finding[];
  /** Nearest to the reader first. */
  makers: Maker[];
}
export interface Checked {
  exchanges: CheckedExchange[];
}

interface Steps<C extends ChartId> {
  chart: C;
  /** The questions answered so far, in order. */
  path: { node: string; ask: string; answer: AnswerId<C>; because: string; sources: Source[] }[];
  /** Codes still possible, ascending. */
  candidates: number[];
}
/** Where a flowchart stands: at a question or at an outcome. `if (walk.question)` tells them apart. */
export type Walk<C extends ChartId = ChartId> = Steps<C> & ({ question: Question<C>; result: null } | { question: null; result: Outcome });

/**
 * Codes for a number, a name, a header field or a symptom, best first. Words that describe a case have the outcomes of
 * flowcharts before them, at most three: `kind` tells which is which. Signals that
 * stand in the text come with their system. Words count in the first 1,000 octets of the text, signals in all of it.
 * @param options limit: at most so many hits, 1 to 1000; 10 unless told
 */
export function search(text: string, options?: { limit?: number }): Promise<(Hit | OutcomeHit | TopicHit | SignalHit)[]>;

/** Every owner's meaning of a number, or the one of an id; empty where there is none. */
export function show(code: number | Id): Promise<Entry[]>;

/**
 * The entries that pass all filters, by number. Several classes, standings or owners: any of them. Several properties:
 * all of them. `owner: null` keeps the registered meanings.
 */
export function list(filter?: {
  class?: ClassId | readonly ClassId[];
  standing?: Standing | readonly Standing[];
  owner?: Owner | null | readonly Owner[];
  properties?: Property | readonly Property[];
}): Promise<Entry[]>;

/** Every flowchart with all its questions and answers. */
export function charts(): Promise<Chart[]>;

/**
 * Where a flowchart stands after these answers.
 * @param chart its id; the general one unless told
 * @param answers ids, in order
 * @param options house: whose code the result leads with where practice differs; 'rfc' unless told
 */
export function which<C extends ChartId = GeneralChart>(chart?: C, answers?: readonly AnswerId<C>[], options?: { house?: House | OwnHouse }): Promise<Walk<C>>;

/** Faults and profiles: failures() without faults. */
export interface FailureLists {
  faults: { id: string; label: string; says: string }[];
  profiles: { id: string; name: string; version: string; date: string; setup: string }[];
}
export interface Winner {
  /** "nginx". */
  profile: string;
  /** Null where no status is sent; `outcome` says why. */
  code: number | null;
  outcome: 'status' | 'closed' | 'open' | 'unnoticed';
  /** The fault that wins, where it is noticed and on what evidence. */
  fault?: string;
  stage?: string;
  evidence?: 'source' | 'documented' | 'recorded' | 'derived';
  because: string;
  source: string;
}
export interface Failures {
  faults: string[];
  fixed_by_rfc: boolean;
  winners: Winner[];
}
/** Which status wins where several things are wrong with one request, by profile; without faults, what there is. */
export function failures(faults: readonly [string, ...string[]], options?: { server?: string }): Promise<Failures>;
export function failures(faults?: readonly [], options?: { server?: string }): Promise<FailureLists>;
export function failures(faults: readonly string[], options?: { server?: string }): Promise<Failures | FailureLists>;
/**
 * What a text holds: statuses and signals, each with its exact place, what it means and what to do. A flag, an error
 * message, a log line, a stack trace, a page of logs; the first 1 MiB is read.
 */
export function explain(text: string): Promise<Explanation>;

/**
 * What is wrong with exchanges, and who sent them: raw messages, traces of curl, HTTPie and wget, header lists of HTTP/2,
 * HAR files, status lines. Secrets are overwritten in what is repeated of the text.
 * @param text octets are a file as it was sent, so that lengths can be compared; a string is what somebody pasted
 * @param options what the text does not show: the request's method, who sent the response, whose guideline counts as well
 */
export function check(text: string | Uint8Array, options?: { method?: string; role?: 'origin' | 'gateway' | 'proxy'; house?: House }): Promise<Checked>;
