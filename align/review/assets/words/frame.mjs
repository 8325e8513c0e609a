// @ts-check
/** @import { Wording } from "../types" */

// The words around the list: buttons, filters, help, and what the texts are.

/** @satisfies {Readonly<Record<string, Wording>>} */
export const FRAME = {
  skip: { en: "Skip to the units", fr: "Aller aux unités" },
  page: { en: "Units", fr: "Unités" },
  save: { en: "Save", fr: "Enregistrer" },
  saveTitle: {
    en: "Save your decisions to a file (Ctrl+S)",
    fr: "Enregistrer vos décisions dans un fichier (Ctrl+S)",
  },
  undo: { en: "Undo", fr: "Annuler" },
  undoTitle: { en: "Undo (Z)", fr: "Annuler (Z)" },
  redo: { en: "Redo", fr: "Rétablir" },
  redoTitle: { en: "Redo (Shift+Z)", fr: "Rétablir (Maj+Z)" },
  compact: { en: "One line", fr: "Une ligne" },
  compactTitle: { en: "Show each unit in one line (L)", fr: "Afficher chaque unité sur une ligne (L)" },
  help: { en: "Shortcuts", fr: "Raccourcis" },
  helpTitle: { en: "Show the keyboard shortcuts (?)", fr: "Afficher les raccourcis clavier (?)" },
  more: { en: "More", fr: "Plus" },
  export: { en: "Export as TMX", fr: "Exporter en TMX" },
  exportTitle: {
    en: "A memory of the units that you accepted or corrected",
    fr: "Une mémoire des unités que vous avez acceptées ou corrigées",
  },
  load: { en: "Load decisions…", fr: "Charger des décisions…" },
  restart: { en: "Start over", fr: "Tout recommencer" },
  language: { en: "Français", fr: "English" },
  theme: { en: "Dark or light", fr: "Sombre ou clair" },
  about: { en: "About these texts", fr: "À propos des textes" },
  close: { en: "Close", fr: "Fermer" },
  progress: { en: "{done} of {all} decided", fr: "{done} sur {all} traitées" },
  left: { en: "{n} left to look at", fr: "{n} à vérifier" },
  none: { en: "nothing left to look at", fr: "plus rien à vérifier" },

  // The filters
  show: { en: "Show", fr: "Afficher" },
  show_all: { en: "all units", fr: "toutes les unités" },
  show_todo: { en: "left to look at", fr: "à vérifier" },
  show_open: { en: "open", fr: "à traiter" },
  show_flagged: { en: "flagged", fr: "signalées" },
  show_gap: { en: "one-sided", fr: "sans équivalent" },
  show_accepted: { en: "accepted", fr: "acceptées" },
  show_corrected: { en: "corrected", fr: "corrigées" },
  show_commented: { en: "with a comment", fr: "commentées" },
  show_excluded: { en: "left out of the memory", fr: "écartées de la mémoire" },
  role: { en: "Role", fr: "Rôle" },
  role_all: { en: "all roles", fr: "tous les rôles" },
  order: { en: "Order", fr: "Ordre" },
  order_document: { en: "document", fr: "du document" },
  order_worst: { en: "worst first", fr: "douteuses d’abord" },
  most: { en: "Confidence ≤", fr: "Confiance ≤" },
  mostTitle: {
    en: "Show only units of at most this confidence, and one-sided ones",
    fr: "N’afficher que les unités dont la confiance ne dépasse pas cette valeur, et celles sans équivalent",
  },
  search: { en: "Search", fr: "Rechercher" },
  count: { en: "{n} of {all} shown", fr: "{n} affichée sur {all}|{n} affichées sur {all}" },
  nothing: {
    en: "No unit matches these filters: {what}.",
    fr: "Aucune unité ne correspond à ces critères : {what}.",
  },
  nothingLeft: {
    en: "Nothing is left to look at. Save your decisions, and “bitext apply” makes the memory.",
    fr: "Il n’y a plus rien à vérifier. Enregistrez vos décisions : « bitext apply » en fera la mémoire.",
  },
  nothingSearched: { en: "with “{query}”", fr: "avec « {query} »" },
  nothingSure: { en: "confidence up to {n}", fr: "confiance jusqu’à {n}" },
  saidChosen: { en: "{what}: {value}", fr: "{what} : {value}" },
  showAll: { en: "Show all units (Esc)", fr: "Afficher toutes les unités (Échap)" },
  print: { en: "Print what is shown…", fr: "Imprimer les unités affichées…" },
  printTitle: {
    en: "Print the units that the filters show, whole; to print the accepted ones only, show those first",
    fr: "Imprimer en entier les unités affichées ; pour n’imprimer que les acceptées, affichez-les d’abord",
  },
  acceptAll: { en: "Accept the sure ones", fr: "Accepter les sûres" },
  acceptAllTitle: {
    en: "Accept every open unit shown that has no remarks and a confidence of at least 90%, or 95% if it joins segments (Shift+A)",
    fr:
      "Accepter toutes les unités affichées et à traiter qui n’ont aucune remarque et dont la confiance est d’au moins " +
      "90 %, ou 95 % si elles réunissent des segments (Maj+A)",
  },
  acceptDoubtful: { en: "Accept the doubtful ones too…", fr: "Accepter aussi les douteuses…" },
  doubtfulText: {
    en:
      "{n} open unit shown is doubtful: its confidence is low, it has remarks or it was changed. It would enter the " +
      "memory without anyone having looked at it.|{n} open units shown are doubtful: their confidence is low, they " +
      "have remarks or they were changed. They would enter the memory without anyone having looked at them.",
    fr:
      "{n} unité affichée et à traiter est douteuse : sa confiance est faible, elle a des remarques ou elle " +
      "a été modifiée. Elle entrerait dans la mémoire sans que personne l’ait vérifiée.|{n} unités affichées et à " +
      "traiter sont douteuses : leur confiance est faible, elles ont des remarques ou elles ont été " +
      "modifiées. Elles entreraient dans la mémoire sans que personne les ait vérifiées.",
  },
  doubtfulYes: {
    en: "Accept {n} unit unseen|Accept {n} units unseen",
    fr: "Accepter {n} unité sans vérification|Accepter {n} unités sans vérification",
  },

  // Find and replace
  replaceOpen: { en: "Find and replace…", fr: "Rechercher et remplacer…" },
  find: { en: "Find", fr: "Chercher" },
  replaceWith: { en: "Replace with", fr: "Remplacer par" },
  replaceSide: { en: "In", fr: "Dans" },
  replace_side_target: { en: "the target", fr: "la cible" },
  replace_side_source: { en: "the source", fr: "la source" },
  replace_side_both: { en: "both sides", fr: "les deux côtés" },
  replaceExact: { en: "match case", fr: "respecter la casse" },
  replaceWords: { en: "whole words", fr: "mots entiers" },
  replacePlaces: { en: "{n} place|{n} places", fr: "{n} occurrence|{n} occurrences" },
  replaceUnits: { en: "in {n} unit|in {n} units", fr: "dans {n} unité|dans {n} unités" },
  replaceNext: { en: "Next", fr: "Suivante" },
  replaceHere: { en: "Replace here", fr: "Remplacer ici" },
  replaceAll: { en: "Replace in all shown", fr: "Remplacer partout" },
  replaceAllTitle: {
    en: "In every unit shown that is not left out of the memory; open units stay open",
    fr: "Dans toutes les unités affichées qui ne sont pas écartées ; celles à traiter le restent",
  },

  // The help
  helpHeading: { en: "Keyboard shortcuts", fr: "Raccourcis clavier" },
  helpText: {
    en:
      "Every change can be undone. Your work is kept in this browser as you go; save it to a file to build the " +
      "translation memory with “bitext apply”.",
    fr:
      "Toutes les modifications peuvent être annulées. Votre travail est conservé au fur et à mesure dans ce " +
      "navigateur ; enregistrez-le dans un fichier pour créer la mémoire de traduction avec « bitext apply ».",
  },
  keyMove: { en: "next / previous unit", fr: "unité suivante / précédente" },
  keySide: { en: "source / target side", fr: "côté source / cible" },
  keyAccept: {
    en: "accept and go to the next open unit; reopen an accepted one",
    fr: "accepter et passer à la suivante ; rouvrir une unité acceptée",
  },
  keySplit: { en: "split in two", fr: "scinder en deux" },
  keyMerge: { en: "merge with the unit below / above", fr: "fusionner avec l’unité suivante / précédente" },
  keyMoveSegment: {
    en: "move the last segment on this side down / the first one up",
    fr: "descendre le dernier segment de ce côté / monter le premier",
  },
  keyMoveCut: {
    en: "move the cut between this unit and the one below / above, by words",
    fr: "déplacer la coupe entre cette unité et la suivante / précédente, mot à mot",
  },
  keyEdit: { en: "edit the wording", fr: "modifier le texte" },
  keyExclude: {
    en: "leave the unit out of the memory / take it back in",
    fr: "écarter l’unité de la mémoire / la reprendre",
  },
  keyComment: { en: "comment on the unit", fr: "commenter l’unité" },
  keyUndo: { en: "undo / redo", fr: "annuler / rétablir" },
  keyNext: { en: "next unit to look at", fr: "prochaine unité à vérifier" },
  keyReplace: { en: "find and replace in the units shown", fr: "rechercher et remplacer dans les unités affichées" },
  keySearch: { en: "search", fr: "rechercher" },
  keyFlagged: {
    en: "only the units left to look at / all units",
    fr: "unités à vérifier seulement / toutes les unités",
  },
  keyWorst: { en: "worst first / document order", fr: "unités douteuses d’abord / ordre du document" },
  keyCompact: { en: "one line per unit / whole units", fr: "une ligne par unité / unités entières" },
  keyAll: {
    en: "accept the open units shown that are free of doubt",
    fr: "accepter les unités affichées et à traiter qui sont exemptes de doute",
  },
  keySave: { en: "save to a file", fr: "enregistrer dans un fichier" },
  keyEscape: { en: "end the search; show all units", fr: "quitter la recherche ; afficher toutes les unités" },
  keyHelp: { en: "these shortcuts", fr: "ces raccourcis" },

  // About the texts
  warnings: { en: "Warnings about the texts", fr: "Avertissements sur les textes (en anglais)" },
  factSymbol: { en: "Document symbol", fr: "Cote" },
  factSource: { en: "Source text", fr: "Texte source" },
  factTarget: { en: "Target text", fr: "Texte cible" },
  factMade: { en: "Aligned with", fr: "Aligné avec" },
  factPrint: { en: "Fingerprints", fr: "Empreintes" },
  fact_date: { en: "Date", fr: "Date" },
  fact_issued: { en: "Date of issue", fr: "Date de distribution" },
  fact_session: { en: "Session", fr: "Session" },
  fact_agenda_item: { en: "Agenda item", fr: "Point de l’ordre du jour" },
  fact_report: { en: "Report", fr: "Rapport" },
  fact_job_number: { en: "Job number", fr: "Numéro de travail" },
};
