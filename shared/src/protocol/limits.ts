/** What one message may hold. The server's settings may lower or raise the byte limits; these are the defaults. */

/** A frame on /sync: the largest honest one is a whole file sent after a restore. */
export const frameBytesMax = 8 * 2 ** 20;
/** The body of /api/sync: 16 weeks of one person's offline work, with room. */
export const catchUpBytesMax = 16 * 2 ** 20;
/** Files in one /api/sync; a person with more asks again. */
export const catchUpFilesMax = 64;
/** An awareness state: name, place, cursor. */
export const awarenessBytesMax = 16 * 2 ** 10;
/** Structs of one update. */
export const updateStructsMax = 100_000;
/** Clocks of one struct. */
export const structLengthMax = 5_000_000;
/** Rows of the ledger that a device sends along with a replica: a year of minutes in one file. */
export const ledgerRowsMax = 20_000;
