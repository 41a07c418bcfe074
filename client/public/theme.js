// As early as it arrives, before the app has drawn anything: a file of its own because the policy allows no inline script.
// "pendamping.theme" is "light" or "dark"; without it the system decides. client/src/app/theme.ts writes it.
(() => {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const apply = () => {
    let chosen = null;
    try {
      chosen = localStorage.getItem("pendamping.theme");
    } catch {
      // Storage is blocked: follow the system.
    }
    const theme = chosen === "light" || chosen === "dark" ? chosen : dark.matches ? "dark" : "light";
    document.documentElement.dataset.theme = theme;
    const colour = document.querySelector('meta[name="theme-color"]');
    if (colour) colour.content = theme === "dark" ? "#0B1416" : "#F2F5F4";
  };
  apply();
  dark.addEventListener("change", apply);
  addEventListener("pendamping:theme", apply);
})();
