// Runs before anything is painted: the theme, and the language as far as the address tells it.
(() => {
  const root = document.documentElement;
  const path = /\/render\/(?:.*\/)?(en|ru)\//.exec(location.pathname);
  const asked = new URLSearchParams(location.search).get("lang") ?? path?.[1];
  const speak = () => root.classList.add("spoken"); // then one language is enough
  if (["en", "ru"].includes(asked)) {
    root.lang = asked;
    speak();
  } else {
    new MutationObserver(speak).observe(root, { attributeFilter: ["lang"] });
  }

  const KEY = "disputelab.theme";
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const kept = () => {
    try {
      return localStorage.getItem(KEY);
    } catch { // a browser may forbid it
      return null;
    }
  };
  let chosen = kept();
  const show = () => {
    if (!["light", "dark"].includes(chosen)) chosen = "system";
    root.dataset.theme = chosen === "system" ? (dark.matches ? "dark" : "light") : chosen;
    for (const button of document.querySelectorAll("[data-choose-theme]")) {
      button.setAttribute("aria-pressed", button.dataset.chooseTheme === chosen);
    }
  };
  dark.addEventListener("change", show);
  addEventListener("storage", ({ key, newValue }) => {
    if (key !== KEY && key !== null) return;
    chosen = newValue;
    show();
  });
  addEventListener("DOMContentLoaded", show);
  addEventListener("click", ({ target }) => {
    const button = target.closest?.("[data-choose-theme]");
    if (!button) return;
    chosen = button.dataset.chooseTheme;
    try {
      localStorage.setItem(KEY, chosen);
    } catch { /* then it holds for this page alone */ }
    show();
  });
  show();
})();
