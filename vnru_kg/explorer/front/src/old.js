// Runs before all else, in the words of old browsers: who has one is told so, instead of being left before an empty page.
(function () {
  var root = document.documentElement;
  var needs = "Chrome / Edge 111, Firefox 113, Safari 16.4";
  var texts = JSON.parse(document.getElementById("opening-words").textContent);
  function tell() {
    var app = document.getElementById("app");
    if (!app || root.getAttribute("data-old") !== null) return;
    root.setAttribute("data-old", "");
    app.textContent = ""; // what says that the page is being opened
    for (var language in texts) {
      var line = document.createElement("p");
      line.setAttribute("lang", language);
      line.setAttribute("role", "alert");
      line.appendChild(document.createTextNode(texts[language].old.replace("{}", needs)));
      app.appendChild(line);
    }
  }
  var styled = window.CSS && CSS.supports && CSS.supports("color", "color-mix(in srgb, red, red)");
  if (!styled || typeof DecompressionStream === "undefined" || !Array.prototype.at) tell();
  // a script whose very grammar is unknown here
  window.addEventListener("error", function (event) {
    if (event.error instanceof SyntaxError && root.getAttribute("data-ready") === null) tell();
  });
})();
