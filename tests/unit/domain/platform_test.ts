import assert from "node:assert/strict";
import fc from "fast-check";
import {
  describePlatform,
  InvalidPlatformError,
  parsePlatform,
} from "../../../src/domain/platform.ts";

/** What is written, what it means, and how much of it was assumed. */
const READ: readonly (readonly [written: string, text: string, assumed: number])[] = [
  ["linux", "manylinux_2_28_x86_64", 2],
  ["Linux", "manylinux_2_28_x86_64", 2],
  ["linux-x86_64", "manylinux_2_28_x86_64", 1],
  ["linux_x86_64", "manylinux_2_28_x86_64", 1],
  ["linux/amd64", "manylinux_2_28_x86_64", 1],
  ["linux/arm64/v8", "manylinux_2_28_aarch64", 1],
  ["linux/arm/v7", "manylinux_2_28_armv7l", 1],
  ["linux-arm64", "manylinux_2_28_aarch64", 1],
  ["linux-aarch64", "manylinux_2_28_aarch64", 1],
  ["linux-x86", "manylinux_2_28_i686", 1],
  ["linux-riscv64", "manylinux_2_39_riscv64", 1],
  ["linux-musl", "musllinux_1_2_x86_64", 2],
  ["linux-x86_64-glibc2.31", "manylinux_2_31_x86_64", 0],
  ["manylinux_2_28_aarch64", "manylinux_2_28_aarch64", 0],
  ["manylinux2014_x86_64", "manylinux_2_17_x86_64", 0],
  ["manylinux2010_i686", "manylinux_2_12_i686", 0],
  ["manylinux1_x86_64", "manylinux_2_5_x86_64", 0],
  ["musllinux_1_1_aarch64", "musllinux_1_1_aarch64", 0],
  ["alpine", "musllinux_1_2_x86_64", 2],
  ["alpine-arm64", "musllinux_1_2_aarch64", 1],
  ["alpine-3.12", "musllinux_1_1_x86_64", 2],
  ["alpine-3.20", "musllinux_1_2_x86_64", 2],
  ["linux/386", "manylinux_2_28_i686", 1],
  ["alpine3.19", "musllinux_1_2_x86_64", 2],
  ["debian12", "manylinux_2_36_x86_64", 2],
  ["ubuntu22.04", "manylinux_2_35_x86_64", 2],
  ["debian-12", "manylinux_2_36_x86_64", 2],
  ["debian-12.5-arm64", "manylinux_2_36_aarch64", 1],
  ["bookworm", "manylinux_2_36_x86_64", 2],
  ["ubuntu-24.04", "manylinux_2_39_x86_64", 2],
  ["rhel-7", "manylinux_2_17_x86_64", 2],
  ["macos", "macosx_14_0_arm64", 2],
  ["macos-arm64", "macosx_14_0_arm64", 1],
  ["macos-13-arm64", "macosx_13_0_arm64", 0],
  ["macos-x86_64-13", "macosx_13_0_x86_64", 0],
  ["macos-10.15", "macosx_10_15_x86_64", 1],
  ["macos26", "macosx_26_0_arm64", 1],
  ["macosx_11_0_arm64", "macosx_11_0_arm64", 0],
  ["darwin-arm64", "macosx_14_0_arm64", 1],
  ["windows", "win_amd64", 1],
  ["windows-arm64", "win_arm64", 0],
  ["win32", "win32", 0],
  ["win64", "win_amd64", 0],
  ["win_amd64", "win_amd64", 0],
  ["x86_64-unknown-linux-gnu", "manylinux_2_28_x86_64", 1],
  ["aarch64-unknown-linux-musl", "musllinux_1_2_aarch64", 1],
  ["armv7-unknown-linux-gnueabihf", "manylinux_2_28_armv7l", 1],
  ["aarch64-apple-darwin", "macosx_14_0_arm64", 1],
  ["x86_64-pc-windows-msvc", "win_amd64", 0],
  ["x86_64-manylinux_2_28", "manylinux_2_28_x86_64", 0],
];

Deno.test("parsePlatform() reads what people, installers and tags write, and says what it assumed", async (t) => {
  for (const [written, text, assumed] of READ) {
    await t.step(written, () => {
      const platform = parsePlatform(written);
      assert.equal(platform.text, text);
      assert.equal(platform.assumed.length, assumed, platform.assumed.join("; "));
    });
  }
});

Deno.test("parsePlatform() reads its own canonical text as the same platform, nothing assumed", () => {
  for (const [written] of READ) {
    const { assumed: _, ...platform } = parsePlatform(written);
    assert.deepEqual(parsePlatform(platform.text), { ...platform, assumed: [] });
  }
});

Deno.test("parsePlatform() refuses what names no platform, and says what it accepts", async (t) => {
  const rows: readonly (readonly [written: string, message: RegExp])[] = [
    ["", /expected "linux-x86_64"/],
    ["any", /expected "linux-x86_64"/],
    ["x86_64", /expected "linux-x86_64"/],
    ["solaris", /expected "linux-x86_64"/],
    ["windwos", /did you mean "windows"\?$/],
    ["macos-arm65", /did you mean "macos-arm64"\?$/],
    ["manylinux_3_1_x86_64", /expected/],
    ["musllinux_2_0_x86_64", /expected/],
    ["debian-7", /expected/],
    ["macos-10", /expected a macOS version/],
    ["macos-20", /expected a macOS version/],
    ["macosx_11_0_universal2", /expected/],
    ["macos-10.15-arm64", /expected x86_64, or arm64 since macOS 11/],
    ["macos-ppc64le", /expected x86_64/],
    ["windows-riscv64", /expected x86_64, arm64 or x86 on Windows/],
    ["linux-x86_64".repeat(1_000), /^Cannot parse platform ".{64}":/],
  ];
  for (const [written, message] of rows) {
    await t.step(written.slice(0, 40), () => {
      assert.throws(() => parsePlatform(written), (error) => {
        assert.ok(error instanceof InvalidPlatformError);
        assert.match(error.message, message);
        return true;
      });
    });
  }
});

Deno.test("parsePlatform() names the release that it took the C library of", async (t) => {
  const rows: readonly (readonly [written: string, why: string])[] = [
    ["bookworm", "glibc 2.36 is assumed, which debian 12 has"],
    ["rocky-9.3", "glibc 2.34 is assumed, which rocky 9 has"],
    ["ubuntu", "glibc 2.35 is assumed, which ubuntu 22.04 has"],
    ["alpine-3.12", "musl 1.1 is assumed, which Alpine 3.12 has"],
  ];
  for (const [written, why] of rows) {
    await t.step(written, () => assert.equal(parsePlatform(written).assumed.at(-1), why));
  }
});

Deno.test("parsePlatform() answers or refuses any text", () => {
  fc.assert(fc.property(
    fc.oneof(
      fc.string({ maxLength: 80 }),
      fc.array(fc.constantFrom("linux", "arm64", "x86", "64", "macos", "2", "28", "musl", "win"), {
        maxLength: 6,
      }).map((words) => words.join("-")),
    ),
    (text) => {
      try {
        const { text: canonical } = parsePlatform(text);
        assert.equal(parsePlatform(canonical).text, canonical);
      } catch (error) {
        assert.ok(error instanceof InvalidPlatformError);
      }
    },
  ));
});

Deno.test("describePlatform() says the platform in plain words", () => {
  assert.equal(describePlatform(parsePlatform("alpine-arm64")), "Linux on aarch64 with musl 1.2");
  assert.equal(describePlatform(parsePlatform("macos-13")), "macOS 13.0 on arm64");
  assert.equal(describePlatform(parsePlatform("win32")), "Windows on i686");
  assert.equal(describePlatform(parsePlatform("win_arm64")), "Windows on arm64");
});
