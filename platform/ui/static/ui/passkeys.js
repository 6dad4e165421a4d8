// @ts-check
// The binary parts of WebAuthn's options and credentials, as the server writes them in JSON (base64url).

/** @param {string} text @returns {ArrayBuffer} */
export function fromBase64url(text) {
  const padded = text.replace(/-/g, "+").replace(/_/g, "/").padEnd(Math.ceil(text.length / 4) * 4, "=");
  return Uint8Array.from(atob(padded), (sign) => sign.charCodeAt(0)).buffer;
}

/** @param {ArrayBuffer} bytes @returns {string} */
export function toBase64url(bytes) {
  const binary = Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join("");
  return btoa(binary).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

/**
 * @typedef {{ id: string, [key: string]: unknown }} Descriptor
 * @typedef {{ publicKey: any, [key: string]: unknown }} Options what the server gives
 */

/** @param {Options} options @returns {CredentialCreationOptions} */
export function creationOptions({ publicKey }) {
  return {
    publicKey: {
      ...publicKey,
      challenge: fromBase64url(publicKey.challenge),
      user: { ...publicKey.user, id: fromBase64url(publicKey.user.id) },
      excludeCredentials: descriptors(publicKey.excludeCredentials),
      // A passkey is found by the device itself and asks for a finger, a face or a PIN.
      authenticatorSelection: {
        ...publicKey.authenticatorSelection,
        residentKey: "required",
        requireResidentKey: true,
        userVerification: "required",
      },
    },
  };
}

/** @param {Options} options @returns {CredentialRequestOptions} */
export function requestOptions({ publicKey }) {
  return {
    publicKey: {
      ...publicKey,
      challenge: fromBase64url(publicKey.challenge),
      allowCredentials: descriptors(publicKey.allowCredentials),
    },
  };
}

/** @param {Descriptor[] | undefined} list @returns {PublicKeyCredentialDescriptor[]} */
function descriptors(list) {
  return (list ?? []).map((each) => /** @type {any} */ ({ ...each, id: fromBase64url(each.id) }));
}

/** A credential as the server reads it. @param {PublicKeyCredential} credential */
export function credentialJson(credential) {
  const response = /** @type {any} */ (credential.response);
  const parts = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"];
  return {
    type: credential.type,
    id: credential.id,
    rawId: toBase64url(credential.rawId),
    authenticatorAttachment: credential.authenticatorAttachment ?? undefined,
    response: {
      ...Object.fromEntries(parts.filter((part) => response[part]).map((part) => [part, toBase64url(response[part])])),
      ...(response.getTransports ? { transports: response.getTransports() } : {}),
    },
    clientExtensionResults: credential.getClientExtensionResults(),
  };
}
