/**
 * What is wrong with the TLS of a server, by error code: those of OpenSSL's certificate checks
 * (openssl-verification-options(1), without their X509_V_ERR_) and those of Node's `tls`.
 */
export const TLS_PROBLEMS: ReadonlyMap<string, string> = new Map([
  ['CERT_HAS_EXPIRED', 'The certificate of the server has expired.'],
  ['CERT_NOT_YET_VALID', 'The certificate of the server is not valid yet.'],
  ['CERT_REVOKED', 'The certificate of the server was revoked.'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'The certificate of the server is signed by itself.'],
  [
    'SELF_SIGNED_CERT_IN_CHAIN',
    'The certificate of the server comes from an authority that is not publicly trusted.',
  ],
  [
    'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
    'The certificate of the server comes from an authority that is not publicly trusted, or the server does not send the certificates in between.',
  ],
  [
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    'The certificate of the server comes from an authority that is not publicly trusted, or the server does not send the certificates in between.',
  ],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'The certificate of the server is for another name.'],
  ['ERR_SSL_WRONG_VERSION_NUMBER', 'The server does not speak TLS at this address.'],
]);
