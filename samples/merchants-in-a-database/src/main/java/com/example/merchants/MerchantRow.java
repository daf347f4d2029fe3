package com.example.merchants;

import io.github.payscore.merchant.PayScoreMode;

/**
 * A row of the table {@code merchant}. What is secret is encrypted.
 */
record MerchantRow(String name, PayScoreMode mode, String mchid, String serial, byte[] privateKey, byte[] apiV3Key,
		String publicKeyId, byte[] publicKey, String serviceId, String appid, String subMchid, String baseUrl) {

}
