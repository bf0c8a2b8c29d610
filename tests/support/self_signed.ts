/** A certificate for loopback, made by openssl. @module */

/** PEM files in a folder that goes away. */
export interface SelfSigned extends AsyncDisposable {
  readonly certificate: string;
  readonly key: string;
}

/** `undefined` where openssl is not installed. */
export async function selfSigned(): Promise<SelfSigned | undefined> {
  const folder = await Deno.makeTempDir();
  const [certificate, key] = [`${folder}/certificate.pem`, `${folder}/key.pem`];
  const remove = () => Deno.remove(folder, { recursive: true });
  try {
    const { success } = await new Deno.Command("openssl", {
      args: [
        ...["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"],
        ...["-nodes", "-days", "2", "-subj", "/CN=localhost"],
        ...["-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"],
        ...["-addext", "basicConstraints=critical,CA:FALSE"],
        ...["-keyout", key, "-out", certificate],
      ],
      stdout: "null",
      stderr: "null",
    }).output();
    if (success) return { certificate, key, [Symbol.asyncDispose]: remove };
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
  await remove();
  return undefined;
}
