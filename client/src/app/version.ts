/** The version a person can read out: the release, and the build by the name of the script that the page started from. */
const release = "0.1.0";
const build = /-([\w-]{8})\.js$/.exec(
  document.querySelector<HTMLScriptElement>('script[type="module"][src*="/assets/"]')?.src ?? "",
)?.[1];

export const version = build ? `${release} (${build})` : release;
