/**
 * What every page can reach: the session, the files of the open account, and below /files/:code the opened file. Each
 * throws where it is not provided, because that is a mistake of ours and never of a user.
 */
import { createContext, useContext } from "solid-js";
import type { Library, OpenFile, Session } from "../sync/model.ts";

export const SessionContext = createContext<Session>();
export const LibraryContext = createContext<Library>();
export const OpenFileContext = createContext<OpenFile>();

export function useSession(): Session {
  return provided(useContext(SessionContext), "session");
}

export function useLibrary(): Library {
  return provided(useContext(LibraryContext), "library");
}

/** The library, or undefined where nobody is signed in (About can be read then). */
export function useLibraryIfOpen(): Library | undefined {
  return useContext(LibraryContext);
}

export function useOpenFile(): OpenFile {
  return provided(useContext(OpenFileContext), "open file");
}

function provided<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`no ${what} is provided here`);
  return value;
}
