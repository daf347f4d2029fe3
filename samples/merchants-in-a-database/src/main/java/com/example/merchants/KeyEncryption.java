package com.example.merchants;

import java.util.Base64;

import javax.crypto.spec.SecretKeySpec;

import org.springframework.security.crypto.encrypt.AesBytesEncryptor;
import org.springframework.security.crypto.encrypt.BytesEncryptor;
import org.springframework.security.crypto.keygen.KeyGenerators;
import org.springframework.stereotype.Component;

/**
 * Encrypts what is secret of a merchant with AES-GCM, so that a copy of the database is
 * worth nothing without the application's key.
 */
@Component
class KeyEncryption {

	private static final int NONCE_BYTES = 16;

	private final BytesEncryptor encryptor;

	KeyEncryption(MerchantKeysProperties properties) {
		this.encryptor = new AesBytesEncryptor(new SecretKeySpec(Base64.getDecoder().decode(properties.encryptionKey()), "AES"),
				KeyGenerators.secureRandom(NONCE_BYTES), AesBytesEncryptor.CipherAlgorithm.GCM);
	}

	byte[] encrypt(byte[] secret) {
		return this.encryptor.encrypt(secret);
	}

	byte[] decrypt(byte[] encrypted) {
		return this.encryptor.decrypt(encrypted);
	}

}
