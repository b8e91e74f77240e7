// The screen's words in pl.
import { en, type Words } from './en.ts';

export const pl: Words = en;
