// Before the app has been read: its theme, and the list of files as it last stood on this device. A file of its own because the policy
// allows no inline script, and a plain one because on a slow phone the app's modules take a second to read.
(() => {
  /** Storage may be blocked, or hold anything. */
  const kept = (key) => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  };

  // "pendamping.theme" is "light" or "dark"; without it the system decides. client/src/app/theme.ts writes it.
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const apply = () => {
    const chosen = kept("pendamping.theme");
    const theme = chosen === "light" || chosen === "dark" ? chosen : dark.matches ? "dark" : "light";
    document.documentElement.dataset.theme = theme;
    const colour = document.querySelector('meta[name="theme-color"]');
    if (colour) colour.content = theme === "dark" ? "#0B1416" : "#F2F5F4";
  };
  apply();
  dark.addEventListener("change", apply);
  addEventListener("pendamping:theme", apply);

  // client/src/features/my-files/first-frame.tsx writes it; client/src/app/first-frame.ts takes it away.
  const { app } = document.currentScript.dataset; // the address of the app's modules; none while developing
  const start = () => {
    const script = document.createElement("script");
    script.type = "module";
    script.crossOrigin = "";
    script.src = app;
    document.head.append(script);
  };
  const draw = () => {
    const frame = JSON.parse(kept("pd:first-frame") ?? "null");
    const fits =
      frame !== null &&
      frame.by === app &&
      frame.language === (kept("pendamping.language") ?? "id") &&
      frame.paths.includes(location.pathname) &&
      location.search === "" &&
      document.visibilityState === "visible";
    if (!fits) return false;
    const host = document.getElementById("app");
    host.innerHTML = frame.html;
    document.documentElement.dataset.firstFrame = "";
    // A tap is not lost: the app opens at the address that it asks for.
    host.addEventListener("click", (event) => {
      const link = event.target.closest("a[href]");
      if (!("firstFrame" in document.documentElement.dataset) || !link) return;
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      history.pushState(null, "", link.href);
    });
    return true;
  };
  let drawn = false;
  try {
    drawn = app !== undefined && draw();
  } catch {
    // Not understood: the app draws it.
  }
  if (!drawn) {
    if (app) start();
    return;
  }
  // The frame is on the screen once a task after its callback runs; only then do the modules take the processor.
  let waiting = true;
  const proceed = () => {
    if (!waiting) return;
    waiting = false;
    performance.mark("pendamping:list");
    start();
  };
  requestAnimationFrame(() => setTimeout(proceed));
  setTimeout(proceed, 1000); // a page that was put into the background meanwhile gets no frames
})();
