// The types that the page's scripts share: what Python embeds in the page, and the values made from it.

import type { WORDS } from "./words/words.mjs";

/** The key of a text of the page. */
export type Key = keyof typeof WORDS;
export type Language = "en" | "fr";
export type SideName = "source" | "target";
export type Severity = "error" | "warning" | "notice";
export type Status = "open" | "accepted" | "corrected";
/** What a row shows of a unit: its status, or that it is left out of the memory. */
export type State = Status | "excluded";
/** One value for each side. */
export type Sides<T> = Readonly<Record<SideName, T>>;
/** The first offset or index, and the one after the last. */
export type Span = readonly [start: number, end: number];
/** A text in each language of the page. */
export type Wording = Readonly<Record<Language, string>>;

// What Python embeds. Offsets count code points there, and UTF-16 units in a `Model`.

export interface PageData {
  readonly ui: Language;
  /** Identifies the beads, so that work kept in the browser is found again. */
  readonly made: string;
  /** What both texts are called. */
  readonly title: string;
  readonly signature: string;
  readonly config: Readonly<Record<string, unknown>>;
  readonly source: TextData;
  readonly target: TextData;
  /** What a TMX holds before its first unit, and the codes that it has for both languages. */
  readonly tmx: { readonly opening: string; readonly languages: readonly string[] };
  readonly warnings: readonly string[];
  readonly beads: readonly Bead[];
}

/** What identifies a text in saved decisions. */
export interface TextFacts {
  readonly name: string;
  readonly path: string;
  readonly lang: string;
  readonly fingerprint: string;
  readonly kind: string;
}

export interface TextData extends TextFacts {
  readonly facts: Readonly<Record<string, string>>;
  readonly blocks: readonly Block[];
  readonly segments: readonly SavedPlace[];
}

export interface Block {
  readonly kind: string;
  readonly number: string;
  readonly text: string;
  readonly refs: readonly NoteRef[];
  /** The first and the last line in the file, where they are known. */
  readonly lines: readonly number[];
  /** Its place in a file that has no lines: a page, a cell, a paragraph. */
  readonly place: string;
}

/** A footnote reference: the offset of the character that it precedes, and the number of the note. */
export type NoteRef = readonly [offset: number, number: string];

export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: Wording;
  readonly source: readonly Span[];
  readonly target: readonly Span[];
}

/** A unit as the aligner made it, or as an earlier review left it. */
export interface Bead {
  readonly source: Span;
  readonly target: Span;
  readonly confidence: number | null;
  readonly crossing: boolean;
  /** What the confidence rests on. */
  readonly reasons: readonly Wording[];
  /** Why the aligner is not sure of the bead; nothing if it is. */
  readonly doubts: readonly Wording[];
  /** Whether a person decided the bead. */
  readonly decided: boolean;
  /** Whether a person should look at the bead. */
  readonly flagged: boolean;
  /** How urgent it is to look at the bead. */
  readonly badness: number;
  readonly findings: readonly Finding[];
  readonly status: Status;
  readonly translation: boolean;
  readonly source_text: string | null;
  readonly target_text: string | null;
  readonly comment: string;
}

// The values that the page works with. They are never changed, only replaced.

/** A slice of a block's text; `segment` is the index of the segment that it is, or is part of. */
export interface Piece {
  readonly side: SideName;
  readonly block: number;
  readonly start: number;
  readonly end: number;
  readonly segment: number;
}

export type Pieces = Sides<readonly Piece[]>;
/** The texts of the blocks of both sides. */
export type Texts = Sides<{ readonly blocks: readonly Block[] }>;

/** The worst come first: 0 if flagged, else 1; then the badness, negative. */
export type Rank = readonly [level: number, negativeBadness: number];

/** Pieces of both sides, and what was decided about them. */
export interface Unit extends Pieces {
  readonly status: Status;
  readonly translation: boolean;
  /** Wording that replaces the text of the document. */
  readonly edits: Sides<string | null>;
  /** What a person noted about the unit; it decides nothing. */
  readonly comment: string;
  /** The bead with these very pieces, if there is one. */
  readonly origin: Bead | null;
  readonly flagged: boolean;
  readonly rank: Rank;
}

export interface Model extends Sides<TextData> {
  readonly data: PageData;
  readonly segments: Pieces;
  /** The units as the page was made with them. */
  readonly made: readonly Unit[];
  readonly origins: ReadonlyMap<string, Unit>;
}

/** What an operation gives: the units that replace others, or why it cannot be done. */
export type Result = readonly Unit[] | Key;

/** A place where a side may be split, and what begins there. */
export interface CutPlace {
  readonly offset: number;
  readonly segment: boolean;
  readonly clause: boolean;
}

export interface Filters {
  readonly show: string;
  readonly role: string;
  /** The highest confidence shown, in per cent. */
  readonly most: number;
  /** Folded text to search for. */
  readonly query: string;
}

// What can be undone.

/** Items that replace others that are adjacent, wherever these are. */
export interface Edit<T> {
  readonly removed: readonly T[];
  readonly inserted: readonly T[];
}
export interface Splice<T> extends Edit<T> {
  readonly at: number;
}
export type Action =
  | "accept"
  | "acceptAll"
  | "reopen"
  | "exclude"
  | "include"
  | "split"
  | "merge"
  | "move"
  | "moveCut"
  | "edit"
  | "comment"
  | "replace"
  | "load"
  | "restart";
/** Splices made in turn, and the action that they are. */
export interface Change<T> {
  readonly action: Action;
  readonly splices: readonly Splice<T>[];
}

// The file of decisions (version 1), which `bitext apply` reads.

export type SavedPlace = readonly [block: number, start: number, end: number];
export type SavedPiece = SavedPlace | readonly [...SavedPlace, text: string];

export interface SavedUnit extends Sides<readonly SavedPiece[]> {
  readonly status: Status;
  readonly translation: boolean;
  readonly source_text: string | null;
  readonly target_text: string | null;
  readonly comment?: string;
  readonly confidence?: number | null;
  /** In English. */
  readonly reasons?: readonly string[];
}

export interface SavedReview extends Sides<TextFacts> {
  readonly format: string;
  readonly version: number;
  readonly signature: string;
  readonly config: Readonly<Record<string, unknown>>;
  readonly saved: string;
  readonly units: readonly SavedUnit[];
}
