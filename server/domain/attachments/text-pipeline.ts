// Versions of how files' text is read and made findable; what an older one made is made again in the background.

/** Raise it when readers read more or otherwise: every file's bytes are read again. */
export const readersVersion = 1;

/** Raise it with the one above, and when words or stems change: words are made again of the text that is kept. */
export const textPipeline = 2;
