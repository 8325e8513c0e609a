// @ts-check
/** @import { Wording } from "../types" */

// The words of what can be done to units: buttons, what is said afterwards, and why something cannot be done.

/** @satisfies {Readonly<Record<string, Wording>>} */
export const ACTIONS = {
  actions: { en: "Actions for unit {n}", fr: "Actions sur l’unité {n}" },
  accept: { en: "Accept", fr: "Accepter" },
  reopen: { en: "Reopen", fr: "Rouvrir" },
  split: { en: "Split", fr: "Scinder" },
  mergeUp: { en: "Merge up", fr: "Fusionner ↑" },
  mergeDown: { en: "Merge down", fr: "Fusionner ↓" },
  moveUp: { en: "Segment up", fr: "Segment ↑" },
  moveDown: { en: "Segment down", fr: "Segment ↓" },
  moveCut: { en: "Move the cut", fr: "Déplacer la coupe" },
  edit: { en: "Edit", fr: "Modifier" },
  exclude: { en: "Leave out", fr: "Écarter" },
  include: { en: "Take back in", fr: "Reprendre" },
  comment: { en: "Comment", fr: "Commentaire" },
  cancel: { en: "Cancel", fr: "Annuler" },

  splitDo: { en: "Split here", fr: "Scinder ici" },
  splitAt: { en: "Split before: {word}", fr: "Scinder avant : {word}" },
  splitEnd: { en: "Split at the end", fr: "Scinder à la fin" },
  splitSide: { en: "Split point, {side}", fr: "Point de coupe, {side}" },
  cutDo: { en: "Cut here", fr: "Couper ici" },
  cutHelp: {
    en:
      "←/→ move the mark by a word (with Shift: by a clause), ↑/↓ switch sides, Enter cuts, Esc cancels. " +
      "Or click a word.",
    fr:
      "←/→ déplacent le repère d’un mot (avec Maj : d’un membre de phrase), ↑/↓ changent de côté, Entrée coupe, " +
      "Échap annule. Ou cliquez sur un mot.",
  },
  editSide: { en: "Wording, {side}", fr: "Texte, {side}" },
  editHelp: {
    en: "Ctrl+Enter keeps the wording, Esc cancels.",
    fr: "Ctrl+Entrée conserve le texte, Échap annule.",
  },
  writeHere: {
    en: "This side has no text. Write it here to make a pair.",
    fr: "Ce côté n’a pas de texte. Écrivez-le ici pour former une paire.",
  },
  commentHere: {
    en: "A note for people: it goes into the memory with the unit, and decides nothing.",
    fr: "Une note pour les lecteurs : elle accompagne l’unité dans la mémoire et ne décide de rien.",
  },
  commentHelp: {
    en: "Ctrl+Enter keeps the comment, Esc cancels. An empty one is deleted.",
    fr: "Ctrl+Entrée conserve le commentaire, Échap annule. Un commentaire vide est supprimé.",
  },
  keepComment: { en: "Keep comment", fr: "Conserver le commentaire" },
  keep: { en: "Keep wording", fr: "Conserver ce texte" },

  // What is said of the last action
  said_accept: { en: "Accepted.", fr: "Unité acceptée." },
  said_acceptAll: {
    en: "{n} unit accepted (Z undoes it).|{n} units accepted (Z undoes it).",
    fr: "{n} unité acceptée (Z pour annuler).|{n} unités acceptées (Z pour annuler).",
  },
  saidLeft: { en: "Left open: {what}.", fr: "Restent à traiter : {what}." },
  leftGap: { en: "{n} one-sided", fr: "{n} sans équivalent" },
  leftUnsure: {
    en: "{n} that may be wrong",
    fr: "{n} peut-être fausse|{n} peut-être fausses",
  },
  leftRemarks: { en: "{n} with remarks", fr: "{n} avec remarques" },
  leftChanged: { en: "{n} changed by hand", fr: "{n} modifiée à la main|{n} modifiées à la main" },
  said_reopen: { en: "Reopened.", fr: "Unité rouverte." },
  said_exclude: { en: "Left out of the memory.", fr: "Unité écartée de la mémoire." },
  said_include: { en: "Back in the memory.", fr: "Unité reprise dans la mémoire." },
  said_split: { en: "Split in two.", fr: "Unité scindée en deux." },
  said_merge: { en: "Merged.", fr: "Unités fusionnées." },
  said_move: { en: "Segment moved.", fr: "Segment déplacé." },
  said_moveCut: { en: "Cut moved.", fr: "Coupe déplacée." },
  said_edit: { en: "Wording changed.", fr: "Texte modifié." },
  said_comment: { en: "Comment kept.", fr: "Commentaire enregistré." },
  said_replace: {
    en: "{n} place replaced (Z undoes it).|{n} places replaced (Z undoes it).",
    fr: "{n} occurrence remplacée (Z pour annuler).|{n} occurrences remplacées (Z pour annuler).",
  },
  saidStillOpen: {
    en: "{n} unit with new wording is still open.|{n} units with new wording are still open.",
    fr: "{n} unité au texte modifié reste à traiter.|{n} unités au texte modifié restent à traiter.",
  },
  saidNotFound: {
    en: "No unit shown has anything to replace.",
    fr: "Aucune unité affichée n’a rien à remplacer.",
  },
  said_load: {
    en: "{n} decision loaded. Press Z to undo.|{n} decisions loaded. Press Z to undo.",
    fr: "{n} décision chargée. Z pour annuler.|{n} décisions chargées. Z pour annuler.",
  },
  said_restart: {
    en: "All decisions set aside. Press Z to bring them back.",
    fr: "Toutes les décisions ont été mises de côté. Z pour les rétablir.",
  },
  saidSame: { en: "Nothing has changed.", fr: "Rien n’a changé." },
  saidNoneToAccept: {
    en: "No open unit shown is free of doubt.",
    fr: "Aucune unité à traiter parmi celles affichées n’est exempte de doute.",
  },
  saidNoDoubtful: {
    en: "No open unit shown is doubtful.",
    fr: "Aucune unité à traiter parmi celles affichées n’est douteuse.",
  },
  saidFinishFirst: {
    en: "Something is still open here: keep it (Ctrl+Enter) or cancel it (Esc) first.",
    fr: "Une saisie est encore ouverte ici : conservez-la (Ctrl+Entrée) ou annulez-la (Échap) d’abord.",
  },
  saidSaved: { en: "Saved as {name}.", fr: "Enregistré sous {name}." },
  saidExported: { en: "{n} unit in {name}.|{n} units in {name}.", fr: "{n} unité dans {name}.|{n} unités dans {name}." },
  saidNotInIt: { en: "Not in it: {what}.", fr: "N’y sont pas : {what}." },
  saidNothingToExport: {
    en: "No unit has been accepted or corrected yet.",
    fr: "Aucune unité n’a encore été acceptée ni corrigée.",
  },
  outOpen: { en: "{n} open", fr: "{n} à traiter" },
  outExcluded: { en: "{n} left out", fr: "{n} écartée|{n} écartées" },
  outGap: { en: "{n} one-sided", fr: "{n} sans équivalent" },
  outRepeated: { en: "{n} repeated", fr: "{n} répétée|{n} répétées" },
  saidRestored: {
    en: "Your work of {when} has been restored: {n} decision.|Your work of {when} has been restored: {n} decisions.",
    fr: "Votre travail du {when} a été rétabli : {n} décision.|Votre travail du {when} a été rétabli : {n} décisions.",
  },
  saidNotKept: {
    en: "This browser cannot keep your work: save it to a file before you close the page.",
    fr: "Ce navigateur ne peut pas conserver votre travail : enregistrez-le dans un fichier avant de fermer la page.",
  },
  saidSide: { en: "Active side: {side}", fr: "Côté actif : {side}" },
  saidUndone: { en: "Undone: {what}.", fr: "Annulé : {what}." },
  saidRedone: { en: "Redone: {what}.", fr: "Rétabli : {what}." },
  saidNothingToUndo: { en: "There is nothing to undo.", fr: "Il n’y a rien à annuler." },
  saidNothingToRedo: { en: "There is nothing to redo.", fr: "Il n’y a rien à rétablir." },
  did_accept: { en: "acceptance", fr: "acceptation" },
  did_acceptAll: { en: "acceptance of all shown", fr: "acceptation des unités affichées" },
  did_reopen: { en: "reopening", fr: "réouverture" },
  did_exclude: { en: "leaving out of the memory", fr: "mise à l’écart" },
  did_include: { en: "taking back into the memory", fr: "reprise dans la mémoire" },
  did_split: { en: "split", fr: "scission" },
  did_merge: { en: "merge", fr: "fusion" },
  did_move: { en: "move", fr: "déplacement" },
  did_moveCut: { en: "moving of a cut", fr: "déplacement de la coupe" },
  did_edit: { en: "edit", fr: "modification" },
  did_comment: { en: "comment", fr: "commentaire" },
  did_replace: { en: "replacement", fr: "remplacement" },
  did_load: { en: "loading of decisions", fr: "chargement des décisions" },
  did_restart: { en: "starting over", fr: "« tout recommencer »" },

  // Why something cannot be done
  cannotMergeUp: {
    en: "There is no unit above to merge with.",
    fr: "Il n’y a pas d’unité précédente avec laquelle fusionner.",
  },
  cannotMergeDown: {
    en: "There is no unit below to merge with.",
    fr: "Il n’y a pas d’unité suivante avec laquelle fusionner.",
  },
  cannotMergeOrder: {
    en: "These two units do not follow each other in both texts.",
    fr: "Ces deux unités ne se suivent pas dans les deux textes.",
  },
  cannotMove: {
    en: "There is no segment to move on this side.",
    fr: "Il n’y a pas de segment à déplacer de ce côté.",
  },
  cannotMoveEdge: {
    en: "There is no unit to move the segment to.",
    fr: "Il n’y a pas d’unité où placer le segment.",
  },
  cannotMoveOrder: {
    en: "Moving the segment there would break the order of the text.",
    fr: "Placer le segment à cet endroit romprait l’ordre du texte.",
  },
  cannotEdited: {
    en: "The wording has been changed here: restore the text of the document first (E).",
    fr: "Le texte a été modifié ici : rétablissez d’abord celui du document (E).",
  },
  cannotEmpty: {
    en: "The text cannot be empty: cancel, then leave the unit out of the memory (X).",
    fr: "Le texte ne peut pas être vide : annulez, puis écartez l’unité de la mémoire (X).",
  },
  cannotSplit: { en: "There is nothing to split.", fr: "Il n’y a rien à scinder." },
  cannotSplitEnds: {
    en: "Both parts need text: move a mark.",
    fr: "Les deux parties doivent contenir du texte : déplacez un repère.",
  },
  loadBad: { en: "This is not a decisions file.", fr: "Ce n’est pas un fichier de décisions." },
  loadOther: {
    en:
      "These decisions belong to another text, or the text has changed. Use “bitext review … --decisions FILE” to " +
      "carry them over.",
    fr:
      "Ces décisions concernent un autre texte, ou le texte a changé. « bitext review … --decisions FICHIER » permet " +
      "de les reprendre.",
  },
};
