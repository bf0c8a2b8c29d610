/** pypistats.org: download counts. @module */
import { type Answer, plainText } from "../answer.ts";
import type { Catalogue } from "../catalogue.ts";

/** Day of the counts in the facts (30 days before it). */
export const DOWNLOADS_DATE = "2026-04-01";
const DAYS = 30;
const DAY_MS = 86_400_000;

/** `/api/packages/<project>/<kind>`; `undefined` for a kind that is not known. */
export function pypistatsAnswer(
  name: string,
  kind: string,
  query: URLSearchParams,
  catalogue: Catalogue,
): Answer | undefined {
  // Like the service: lower case is the caller's task, and a wrong spelling is an unknown project.
  const monthly = catalogue.projects.get(name.replace(/[._]/g, "-"))?.facts.monthlyDownloads;
  switch (kind) {
    case "recent":
      return monthly === undefined ? NOT_FOUND : recent(name, monthly, query.get("period"));
    case "overall":
      return monthly === undefined ? NOT_FOUND : overall(name, monthly, query.get("mirrors"));
    case "python_major":
    case "python_minor":
    case "system":
      // Unknown projects get an empty list here, not a 404.
      return jsonAnswer({ data: daily("null", monthly), package: name, type: `${kind}_downloads` });
    default:
      return undefined;
  }
}

const NOT_FOUND = plainText(404, "404");

/** Only the month is a fact; week and day are its even share. */
function recent(name: string, monthly: number, period: string | null): Answer {
  const counts = {
    last_day: Math.round(monthly / DAYS),
    last_month: monthly,
    last_week: Math.round(monthly * 7 / DAYS),
  };
  const wanted = Object.entries(counts).filter(([key]) => !period || key === `last_${period}`);
  if (wanted.length === 0) return NOT_FOUND;
  return jsonAnswer({ data: Object.fromEntries(wanted), package: name, type: "recent_downloads" });
}

function overall(name: string, monthly: number, mirrors: string | null): Answer {
  const data = [
    ...(mirrors === "false" ? [] : daily("with_mirrors", monthly)),
    ...(mirrors === "true" ? [] : daily("without_mirrors", monthly)),
  ];
  return jsonAnswer({ data, package: name, type: "overall_downloads" });
}

function daily(category: string, monthly: number | undefined) {
  if (monthly === undefined) return [];
  const end = Date.parse(`${DOWNLOADS_DATE}T00:00:00Z`);
  return Array.from({ length: DAYS }, (_, index) => ({
    category,
    date: new Date(end - (DAYS - index) * DAY_MS).toISOString().slice(0, 10),
    downloads: Math.round(monthly / DAYS),
  }));
}

function jsonAnswer(body: unknown): Answer {
  return {
    status: 200,
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body) + "\n",
  };
}
