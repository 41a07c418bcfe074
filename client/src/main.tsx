/** Entry of the client: styles, then the application. */
import { render } from "solid-js/web";
import { App } from "./app/App.tsx";
import { takeFirstFrame } from "./app/first-frame.ts";
import "./app/install.ts"; // the browser offers installing once, and early
import "./ui/tokens.css";
import "./ui/base.css";

const host = document.getElementById("app");
if (host) {
  takeFirstFrame(host);
  render(() => <App />, host);
}
