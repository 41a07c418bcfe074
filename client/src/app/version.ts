/** The version a person can read out: the release, and the build by the name of the file this line runs from. */
const release = "0.1.0";
const build = /-([\w-]{8})\.js$/.exec(new URL(import.meta.url).pathname)?.[1];

export const version = build ? `${release} (${build})` : release;
