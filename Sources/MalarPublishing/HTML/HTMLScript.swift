// SPDX-License-Identifier: Apache-2.0

/// The scripts of a page. They hold no `<` and no `&`, so that the page stays well-formed as XML.
enum HTMLScript {
    /// Runs before the page is drawn, so that it does not flash in the other scheme.
    static let early = """
        (function(){try{var t=localStorage.getItem("document-theme");if(t==="dark"||t==="light"){\
        document.documentElement.setAttribute("data-theme",t);}}catch(e){}}());
        """

    static let main = """
        (function () {
          "use strict";
          var root = document.documentElement;
          var button = document.getElementById("theme");
          var system = window.matchMedia("(prefers-color-scheme: dark)");
          function isDark() {
            var chosen = root.getAttribute("data-theme");
            return chosen ? chosen === "dark" : system.matches;
          }
          function show() { if (button) { button.setAttribute("aria-pressed", isDark() ? "true" : "false"); } }
          if (button) {
            button.hidden = false;
            show();
            system.addEventListener("change", show);
            button.addEventListener("click", function () {
              var next = isDark() ? "light" : "dark";
              root.setAttribute("data-theme", next);
              try { localStorage.setItem("document-theme", next); } catch (e) { /* private mode: not kept */ }
              show();
            });
          }
          function place(panel, trigger) {
            if (640 > window.innerWidth) { return; }
            var box = trigger.getBoundingClientRect();
            var left = Math.max(12, Math.min(box.left, window.innerWidth - panel.offsetWidth - 12));
            var roomBelow = window.innerHeight - box.bottom - 20;
            var roomAbove = box.top - 20;
            var isBelow = roomBelow > panel.offsetHeight || roomBelow > roomAbove;
            panel.style.inset = "auto";
            panel.style.left = left + "px";
            panel.style.maxHeight = Math.max(160, isBelow ? roomBelow : roomAbove) + "px";
            panel.style.top = (isBelow ? box.bottom + 8 : Math.max(12, box.top - panel.offsetHeight - 8)) + "px";
          }
          function fill(part) {
            part.querySelectorAll("[data-list]").forEach(function (place) {
              var list = document.getElementById(place.getAttribute("data-list"));
              if (!list) { return; }
              list.querySelectorAll("dl > div").forEach(function (entry) { place.parentNode.insertBefore(entry.cloneNode(true), place); });
              place.remove();
            });
          }
          document.addEventListener("toggle", function (event) {
            var panel = event.target;
            if (panel.classList.contains("sources-switch")) { if (panel.open) { fill(panel.nextElementSibling); } }
            if (!panel.classList.contains("panel")) { return; }
            var trigger = document.querySelector("button.source[popovertarget='" + panel.id + "']");
            if (event.newState === "open") {
              fill(panel);
              if (trigger) { trigger.setAttribute("aria-expanded", "true"); place(panel, trigger); }
              panel.focus({ preventScroll: true });
            } else {
              panel.removeAttribute("style");
              if (trigger) { trigger.removeAttribute("aria-expanded"); }
            }
          }, true);
        }());
        \(tables)
        """
}
