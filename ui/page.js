// What Streamlit does not say in the reader's language, said. It is called as a function of
// {language, column, words, menu}: ``words`` has one row per phrase (the phrase of Streamlit, then
// that of each language) and ``column`` says which of a row this reader reads. A phrase of any
// language is replaced, so that a reader may switch back and forth. Which screen is open stands in
// the page: a program that never changes is one that the browser can be told to trust.
(page) => {
  const isFirst = window.dashboardPage === undefined;
  window.dashboardPage = page;
  const NAMES = ["aria-label", "title", "data-title", "placeholder"];
  const PLACES = [
    "stSkipToContent", "stFileUploaderDropzone", "InputInstructions", "stStatusWidget", "stDialog",
    "stTooltipContent", "portal",
  ].map((id) => `[data-testid="${id}"]`).join(", ");

  // Only what differs is written: a name written anew would call the observer for ever.
  const set = (element, name, value) => {
    if (value !== undefined && element.getAttribute(name) !== value) element.setAttribute(name, value);
  };

  const speak = () => {
    const { language, column, words, menu } = window.dashboardPage;
    const here = document.querySelector("[data-here]")?.dataset.here;
    const said = new Map(words.flatMap((row) => row.map((phrase) => [phrase, row[column]])));
    document.documentElement.lang = language;
    for (const name of NAMES) {
      for (const element of document.querySelectorAll(`[${name}]`)) {
        set(element, name, said.get(element.getAttribute(name)));
      }
    }
    for (const place of document.querySelectorAll(PLACES)) {
      const texts = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
      while (texts.nextNode()) {
        const phrase = said.get(texts.currentNode.nodeValue.trim());
        if (phrase && phrase !== texts.currentNode.nodeValue) texts.currentNode.nodeValue = phrase;
      }
    }
    // A chart's alternative is the sentence above it. Told to Streamlit, another sentence would make
    // the browser draw the same chart anew.
    for (const chart of document.querySelectorAll('[data-testid="stPlotlyChart"][role="figure"]')) {
      const card = chart.closest('[class*="st-key-card_"]');
      set(chart, "aria-label", card?.querySelector("p.sentence")?.textContent);
    }
    // Streamlit draws its links as a plain list: here it becomes a landmark with a present place.
    for (const list of document.querySelectorAll(".st-key-menu")) {
      set(list, "role", "navigation");
      set(list, "aria-label", menu);
      for (const link of list.querySelectorAll("a")) {
        if (link.textContent.trim() === here) set(link, "aria-current", "page");
        else link.removeAttribute("aria-current");
      }
    }
  };

  speak();
  if (!isFirst) return;
  // An observer is heard before the next picture is drawn: no English word is ever seen.
  const whatChanges = { childList: true, subtree: true, attributeFilter: ["aria-label"] };
  new MutationObserver(speak).observe(document.body, whatChanges);
  // Paper has no address bar: the link is printed under the screen.
  window.addEventListener("beforeprint", () => {
    document.querySelector('[data-testid="stMain"]').dataset.address = location.href;
  });
}
