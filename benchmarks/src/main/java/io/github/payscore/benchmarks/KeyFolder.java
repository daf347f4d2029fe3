/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package io.github.payscore.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/**
 * A folder with the keys of the merchant and of WeChat Pay, in PEM files as both sides
 * hand them out.
 *
 * @param folder the folder
 * @author PayScore for Spring Boot contributors
 */
public record KeyFolder(Path folder) {

	private static final Base64.Encoder BASE64 = Base64.getMimeEncoder(64, new byte[] { '\n' });

	/**
	 * Make a new key.
	 * @return an RSA key of 2048 bits
	 */
	public static KeyPair newKeyPair() {
		try {
			KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
			generator.initialize(2048);
			return generator.generateKeyPair();
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Generate keys and write them.
	 * @throws IOException if a file cannot be written
	 */
	public void generate() throws IOException {
		generate(newKeyPair());
	}

	/**
	 * Generate a key of the merchant and write it with one of WeChat Pay.
	 * @param platformKey the key of WeChat Pay
	 * @throws IOException if a file cannot be written
	 */
	public void generate(KeyPair platformKey) throws IOException {
		write(newKeyPair(), merchantPrivateKeyFile(), merchantPublicKeyFile());
		write(platformKey, platformPrivateKeyFile(), platformPublicKeyFile());
	}

	private static void write(KeyPair keys, Path privateKeyFile, Path publicKeyFile) throws IOException {
		write(keys.getPrivate(), "PRIVATE KEY", privateKeyFile);
		write(keys.getPublic(), "PUBLIC KEY", publicKeyFile);
	}

	private static void write(Key key, String type, Path file) throws IOException {
		Files.writeString(file, "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(type,
				BASE64.encodeToString(key.getEncoded()), type));
	}

	public Path merchantPrivateKeyFile() {
		return this.folder.resolve("merchant-private.pem");
	}

	public Path merchantPublicKeyFile() {
		return this.folder.resolve("merchant-public.pem");
	}

	public Path platformPrivateKeyFile() {
		return this.folder.resolve("platform-private.pem");
	}

	public Path platformPublicKeyFile() {
		return this.folder.resolve("platform-public.pem");
	}

	/**
	 * Read a private key.
	 * @param file a PEM file of this folder
	 * @return the key
	 * @throws IOException if the file cannot be read
	 * @throws GeneralSecurityException if it has no key
	 */
	public static PrivateKey readPrivateKey(Path file) throws IOException, GeneralSecurityException {
		return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(decode(file)));
	}

	/**
	 * Read a public key.
	 * @param file a PEM file of this folder
	 * @return the key
	 * @throws IOException if the file cannot be read
	 * @throws GeneralSecurityException if it has no key
	 */
	public static PublicKey readPublicKey(Path file) throws IOException, GeneralSecurityException {
		return KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(decode(file)));
	}

	private static byte[] decode(Path file) throws IOException {
		return Base64.getMimeDecoder().decode(Files.readString(file).replaceAll("-----.*-----", ""));
	}

}
