namespace Pipeline.Nodes.ChartRenderer.Report;

/// <summary>The one script of the page: it sorts a table by the column whose head is pressed, numbers as numbers.</summary>
internal static class PageScript
{
    public const string Sort = """

        for (const table of document.querySelectorAll('table.sortable')) {
          const heads = [...table.tHead.rows[0].cells];
          heads.forEach((head, column) => head.firstChild.addEventListener('click', () => {
            const down = head.getAttribute('aria-sort') === 'ascending';
            heads.forEach(other => other.removeAttribute('aria-sort'));
            head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
            const key = row => row.cells[column].textContent;
            const rows = [...table.tBodies[0].rows];
            const numeric = rows.every(row => row.cells[column].className === 'number' || key(row) === '');
            rows.sort((a, b) => (numeric ? Number(key(a)) - Number(key(b)) : key(a).localeCompare(key(b), 'en')) * (down ? -1 : 1));
            table.tBodies[0].append(...rows);
          }));
        }
        for (const link of document.querySelectorAll('figcaption a')) {
          link.addEventListener('click', () => { document.getElementById(link.hash.slice(1)).open = true; });
        }

        """;
}
