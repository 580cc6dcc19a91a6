// What the page says and offers itself, around what the notebook shows.
(() => {
  const main = document.getElementById("rendered_cells");
  const foot = document.getElementById("foot");
  const shown = new MutationObserver(() => {
    if (main.style.display === "none") return;
    foot.hidden = false;
    // To a network pages come without their source.
    document.getElementById("show-code").hidden = !main.querySelector(".jp-CodeCell .jp-Cell-inputWrapper");
    shown.disconnect();
  });
  shown.observe(main, { attributes: true });
  // Voila moves the cells into a frame at the end of the page: what stands below them follows.
  new MutationObserver(() => {
    const frame = document.getElementById("main");
    if (frame && frame.nextElementSibling !== foot) frame.after(foot);
  }).observe(document.body, { childList: true });

  document.getElementById("show-code").addEventListener("click", ({ currentTarget }) => {
    const on = document.body.classList.toggle("with-code");
    currentTarget.setAttribute("aria-pressed", on);
  });

  document.getElementById("skip").addEventListener("click", (event) => {
    event.preventDefault();
    // The story's right side has the verdict first; it stays while its content is replaced.
    const target = main.querySelector(".columns .right") ?? main;
    const place = target.checkVisibility?.() === false ? main : target;
    place.tabIndex = -1;
    place.focus();
  });

  // Paragraphs of pages in both languages say which one they are in.
  for (const part of main.querySelectorAll(".jp-RenderedMarkdown > *")) {
    if (document.documentElement.lang === "en" && /^[^a-z]*[а-яё]/i.test(part.textContent)) {
      part.lang = "ru";
    }
  }
})();
