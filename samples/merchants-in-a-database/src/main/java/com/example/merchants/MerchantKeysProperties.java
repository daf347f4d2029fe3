package com.example.merchants;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What the keys of merchants are encrypted with.
 *
 * @param encryptionKey 32 bytes in Base64, from where secrets are kept and never from the
 * database itself
 */
@ConfigurationProperties("merchants")
record MerchantKeysProperties(String encryptionKey) {

}
