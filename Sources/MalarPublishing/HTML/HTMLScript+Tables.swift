// SPDX-License-Identifier: Apache-2.0

extension HTMLScript {
    /// Sorts and searches the tables that ask for it, and says where a table goes on beyond its edge. Without it the tables are whole.
    static let tables = """
        (function () {
          "use strict";
          function words(cell) { return cell ? cell.textContent.replace(/\\u2212/g, "-").trim() : ""; }
          function key(cell) {
            var copy = cell ? cell.cloneNode(true) : null;
            if (copy) { copy.querySelectorAll("sup,.panel").forEach(function (part) { part.remove(); }); }
            var text = words(copy);
            var number = /^[^\\d\\w-]*(-?\\d+(\\.\\d+)?)(?!-?\\d)/.exec(text);
            return { text: text, number: number ? Number(number[1]) : NaN, empty: text === "" || text === "\u{2013}" };
          }
          function compare(a, b) {
            if (a.empty || b.empty) { return 0; }
            if (!isNaN(a.number)) { if (!isNaN(b.number)) { return a.number - b.number; } }
            return a.text.localeCompare(b.text, undefined, { numeric: true });
          }
          function sort(table, header, column) {
            var isUp = header.getAttribute("aria-sort") !== "ascending";
            table.querySelectorAll("th[aria-sort]").forEach(function (other) { other.removeAttribute("aria-sort"); });
            header.setAttribute("aria-sort", isUp ? "ascending" : "descending");
            var body = table.tBodies[0];
            var rows = Array.from(body.rows);
            var totals = rows.filter(function (row) { return row.classList.contains("total"); });
            var others = rows.filter(function (row) { return !row.classList.contains("total"); })
              .map(function (row) { return { row: row, key: key(row.cells[column]) }; });
            others.sort(function (a, b) {
              if (a.key.empty !== b.key.empty) { return a.key.empty ? 1 : -1; }
              return (isUp ? 1 : -1) * compare(a.key, b.key);
            });
            others.forEach(function (item) { body.appendChild(item.row); });
            totals.forEach(function (row) { body.appendChild(row); });
          }
          document.querySelectorAll("table[data-sortable]").forEach(function (table) {
            table.querySelectorAll("th[data-column]").forEach(function (header) {
              var label = header.firstChild;
              if (!label || label.nodeType !== 3) { return; }
              var button = document.createElement("button");
              button.type = "button";
              button.className = "sort";
              header.replaceChild(button, label);
              button.appendChild(label);
              button.addEventListener("click", function () { sort(table, header, Number(header.getAttribute("data-column"))); });
            });
          });
          document.querySelectorAll("table[data-searchable]").forEach(function (table, index) {
            var box = document.createElement("p");
            var label = document.createElement("label");
            var input = document.createElement("input");
            var count = document.createElement("span");
            box.className = "search";
            input.type = "search";
            input.id = "search-of-table-" + index;
            label.htmlFor = input.id;
            label.textContent = "Search " + (table.getAttribute("data-searchable") || "this table");
            count.setAttribute("role", "status");
            [label, input, count].forEach(function (part) { box.appendChild(part); });
            table.parentNode.parentNode.insertBefore(box, table.parentNode);
            input.addEventListener("input", function () {
              var wanted = input.value.trim().toLowerCase();
              var shown = 0;
              var all = 0;
              Array.from(table.tBodies).forEach(function (body) {
                var rows = Array.from(body.rows);
                var left = 0;
                rows.filter(function (row) { return row.className === ""; }).forEach(function (row) {
                  row.hidden = words(row).toLowerCase().indexOf(wanted) === -1;
                  all += 1;
                  if (!row.hidden) { left += 1; }
                });
                shown += left;
                rows.forEach(function (row) { if (row.className !== "") { row.hidden = wanted !== "" ? left === 0 : false; } });
              });
              count.textContent = wanted === "" ? "" : shown + " of " + all + " rows";
            });
          });
          var boxes = Array.from(document.querySelectorAll(".scroll"));
          function mark() {
            boxes.forEach(function (box) { box.classList.toggle("overflows", box.scrollWidth > box.clientWidth + 4); });
          }
          mark();
          window.addEventListener("resize", mark);
          document.addEventListener("toggle", mark, true);
        }());

        """
}
