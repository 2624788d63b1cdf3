// Blocks of cells as Excel copies them: tabs and line ends, and quotes around a cell that has one of them.

export function parse(text) {
  const rows = [[]];
  let cell = "", quoted = false, begun = false;
  const end = () => { rows.at(-1).push(cell); cell = ""; begun = false; };
  for (let i = 0; i < text.length; i++) {
    const mark = text[i];
    if (quoted) {
      if (mark !== '"') cell += mark;
      else if (text[i + 1] === '"') { cell += '"'; i++; }
      else quoted = false;
    } else if (mark === '"' && !begun && cell === "") { quoted = begun = true; }
    else if (mark === "\t") end();
    else if (mark === "\n" || mark === "\r") {
      if (mark === "\r" && text[i + 1] === "\n") i++;
      end();
      rows.push([]);
    } else cell += mark;
  }
  end();
  if (rows.length > 1 && rows.at(-1).length === 1 && rows.at(-1)[0] === "") rows.pop(); // Excel ends the last line too
  return rows;
}

export function write(rows) {
  const quote = (cell) => (/[\t\n\r"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  return rows.map((row) => row.map(quote).join("\t")).join("\n");
}
