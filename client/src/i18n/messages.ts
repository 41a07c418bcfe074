/**
 * Every sentence a person reads stands in a `messages.ts` beside the part that shows it:
 *
 *     export const messages = { id: { title: "Berkas saya", files: (n: number) => `${n} berkas` }, en: { … } };
 *     const t = useMessages(messages);   // in JSX: {t.title} {t.files(3)}
 *
 * Indonesian is the original; English must have its shape, or the build fails. Plurals and parameters are functions.
 */
import { language } from "./language.ts";

/** What a translation must offer: the same keys, text for text, and functions of the same parameters. */
export type Wording<M> = {
  readonly [K in keyof M]: M[K] extends (...parameters: infer P) => string
    ? (...parameters: P) => string
    : M[K] extends string
      ? string
      : Wording<M[K]>;
};

/** The messages in the language now. Reading a property is reactive, so keep the object whole: do not destructure it. */
export function useMessages<M extends object>(messages: { id: M; en: NoInfer<Wording<M>> }): Wording<M> {
  return new Proxy(messages.id as Wording<M>, {
    get: (_, key) => Reflect.get(messages[language()], key),
  });
}
