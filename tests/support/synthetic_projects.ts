/** Projects made up for benches: any number of them, each with as many releases as asked. @module */
import type { FileFacts, ProjectFacts, ReleaseFacts } from "../../src/demo/facts/shape.ts";

const FIRST_UPLOAD = Date.parse("2020-01-06T09:00:00Z");
const STEP_MS = 5 * 24 * 60 * 60 * 1000;

/** `bench-0`, `bench-1` …, every release with a wheel and an sdist; the same facts each time. */
export function syntheticProjects(
  { projects, releases }: { readonly projects: number; readonly releases: number },
): readonly ProjectFacts[] {
  return Array.from({ length: projects }, (_, index) => ({
    name: `bench-${index}`,
    summary: `Made up for benches, number ${index}`,
    licenseExpression: "MIT",
    serial: 1_000_000 + index,
    monthlyDownloads: 30_000 + index,
    series: [{
      requiresPython: ">=3.9",
      requiresDist: ["certifi>=2023.7.22", "idna<4,>=2.5", 'PySocks>=1.5.6; extra == "socks"'],
      releases: Array.from({ length: releases }, (_, release) => releaseFacts(index, release)),
    }],
  }));
}

function releaseFacts(project: number, release: number): ReleaseFacts {
  const version = `${Math.floor(release / 50)}.${Math.floor(release / 5) % 10}.${release % 5}`;
  const uploadedAt = new Date(FIRST_UPLOAD + release * STEP_MS).toISOString();
  const file = (filename: string, kind: number): FileFacts => {
    const digest = (project * 100_003 + release * 17 + kind + 1).toString(16).padStart(64, "0");
    return [filename, 40_000 + release * 10 + kind, uploadedAt, digest];
  };
  return [version, [
    file(`bench_${project}-${version}-py3-none-any.whl`, 0),
    file(`bench_${project}-${version}.tar.gz`, 1),
  ]];
}
