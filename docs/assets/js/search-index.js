/* Hands the index of one language to the search window (search.js), which asks for it. Joined to the engine by the build. */
window.handbook.features.search_index = {
  /** What answers questions with the words of `lexicon`, and the columns of entries, and pages, that answers stand in. */
  open: (lexicon) => ({ ...engine(INDEX, lexicon, openMiniSearch), entries: INDEX.entries, pages: INDEX.pages }),
};
