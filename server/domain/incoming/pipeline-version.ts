// Which way of understanding mail made a derived row; raising it re-derives everything in the background.

/** Raise it when what is derived of a mail's bytes changes. */
export const pipelineVersion = 6;
