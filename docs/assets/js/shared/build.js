/* What the build hands to this script: see types.d.ts. */
export const TEXTS = HANDBOOK_BUILD.texts;
