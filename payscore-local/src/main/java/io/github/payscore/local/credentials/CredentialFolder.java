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

package io.github.payscore.local.credentials;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Properties;

import org.springframework.boot.ssl.pem.PemContent;
import org.springframework.util.Assert;
import org.springframework.util.FileSystemUtils;

/**
 * The folder of a merchant's keys, which are made when there are none. Files have the
 * names that WeChat Pay gives them.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class CredentialFolder {

	/**
	 * The merchant's private key.
	 */
	public static final String MERCHANT_KEY = "apiclient_key.pem";

	/**
	 * The merchant's certificate.
	 */
	public static final String MERCHANT_CERTIFICATE = "apiclient_cert.pem";

	/**
	 * The WeChat Pay public key.
	 */
	public static final String PUBLIC_KEY = "pub_key.pem";

	/**
	 * The platform certificate.
	 */
	public static final String CERTIFICATE = "wechatpay_cert.pem";

	private static final String PUBLIC_KEY_SECRET = "wechatpay-secret-of-pub_key.pem";

	private static final String CERTIFICATE_SECRET = "wechatpay-secret-of-wechatpay_cert.pem";

	private static final String TEXTS = "keys.properties";

	private static final String PUBLIC_KEY_ID = "public-key-id";

	private static final String API_V3_KEY = "api-v3-key";

	private static final String API_V2_KEY = "api-v2-key";

	private final Path parent;

	private final Path folder;

	private final String mchid;

	/**
	 * Create the view of a folder.
	 * @param parent the folder of all merchants, which need not be there
	 * @param name the merchant's name, which that of its folder is
	 * @param mchid the merchant's number
	 */
	public CredentialFolder(Path parent, String name, String mchid) {
		this.parent = parent.toAbsolutePath().normalize();
		this.folder = this.parent.resolve(name);
		this.mchid = mchid;
	}

	public Path path() {
		return this.folder;
	}

	/**
	 * Return the path of a file for applications.
	 * @param name its name
	 * @return the path
	 */
	public Path file(String name) {
		return this.folder.resolve(name);
	}

	/**
	 * Return the keys, which stay the same from now on.
	 * @return the keys
	 * @throws CredentialsException if the files cannot be read or written
	 */
	public MerchantCredentials keys() {
		if (!Files.exists(this.folder)) {
			make();
		}
		return read();
	}

	/**
	 * Write a file for applications, which only its owner may read.
	 * @param name its name
	 * @param text its content
	 * @throws CredentialsException if it cannot be written
	 */
	public void write(String name, String text) {
		try {
			OwnerOnly.write(file(name), text);
		}
		catch (IOException ex) {
			throw CredentialsException.notWritable(file(name), ex);
		}
	}

	// Beside the folder first: another program may make the same one at the same time.
	private void make() {
		try {
			OwnerOnly.createFolder(this.parent);
			Path made = OwnerOnly.createTemporaryFolder(this.parent);
			try {
				store(made, NewCredentials.of(this.mchid));
				move(made);
			}
			finally {
				FileSystemUtils.deleteRecursively(made);
			}
		}
		catch (IOException ex) {
			throw CredentialsException.notWritable(this.folder, ex);
		}
	}

	// Some file systems tell of a folder that is there by a failure without a type.
	private void move(Path made) throws IOException {
		try {
			Files.move(made, this.folder, StandardCopyOption.ATOMIC_MOVE);
		}
		catch (FileSystemException ex) {
			if (!isMadeByOther()) {
				throw ex;
			}
		}
	}

	private boolean isMadeByOther() {
		return Files.exists(file(TEXTS));
	}

	private static void store(Path folder, MerchantCredentials keys) throws IOException {
		OwnerOnly.write(folder.resolve(MERCHANT_KEY), keys.merchantKey());
		OwnerOnly.write(folder.resolve(MERCHANT_CERTIFICATE), keys.merchantCertificate());
		OwnerOnly.write(folder.resolve(PUBLIC_KEY_SECRET), keys.publicKeySecret());
		OwnerOnly.write(folder.resolve(CERTIFICATE), keys.certificate());
		OwnerOnly.write(folder.resolve(CERTIFICATE_SECRET), keys.certificateSecret());
		Properties texts = new Properties();
		texts.setProperty(PUBLIC_KEY_ID, keys.publicKeyId());
		texts.setProperty(API_V3_KEY, keys.apiV3Key());
		texts.setProperty(API_V2_KEY, keys.apiV2Key());
		StringWriter writer = new StringWriter();
		texts.store(writer, "Keys of the local WeChat Pay");
		OwnerOnly.write(folder.resolve(TEXTS), writer.toString());
	}

	private MerchantCredentials read() {
		Properties texts = texts();
		MerchantCredentials keys = new MerchantCredentials(key(MERCHANT_KEY), certificate(MERCHANT_CERTIFICATE),
				text(texts, PUBLIC_KEY_ID), key(PUBLIC_KEY_SECRET), certificate(CERTIFICATE), key(CERTIFICATE_SECRET),
				text(texts, API_V3_KEY), text(texts, API_V2_KEY));
		checkPair(MERCHANT_CERTIFICATE, keys.merchantCertificate(), keys.merchantKey());
		checkPair(CERTIFICATE, keys.certificate(), keys.certificateSecret());
		return keys;
	}

	private void checkPair(String name, String certificate, String key) {
		if (!(PemContent.of(certificate).getCertificates().get(0).getPublicKey() instanceof RSAPublicKey publicKey
				&& PemContent.of(key).getPrivateKey() instanceof RSAPrivateKey privateKey
				&& publicKey.getModulus().equals(privateKey.getModulus()))) {
			throw CredentialsException.damaged(file(name), "is not of the key beside it");
		}
	}

	private Properties texts() {
		Properties texts = new Properties();
		try {
			texts.load(new StringReader(content(TEXTS)));
			return texts;
		}
		catch (IOException | IllegalArgumentException ex) {
			throw CredentialsException.damaged(file(TEXTS), "is damaged");
		}
	}

	private String text(Properties texts, String name) {
		String text = texts.getProperty(name, "").trim();
		if (text.isEmpty()) {
			throw CredentialsException.damaged(file(TEXTS), "has no " + name);
		}
		return text;
	}

	private String key(String name) {
		String pem = content(name);
		try {
			Assert.state(PemContent.of(pem).getPrivateKey() != null, "No private key");
			return pem;
		}
		catch (IllegalStateException ex) {
			throw CredentialsException.damaged(file(name), "is no private key");
		}
	}

	private String certificate(String name) {
		String pem = content(name);
		try {
			Assert.state(!PemContent.of(pem).getCertificates().isEmpty(), "No certificate");
			return pem;
		}
		catch (IllegalStateException ex) {
			throw CredentialsException.damaged(file(name), "is no certificate");
		}
	}

	private String content(String name) {
		try {
			return Files.readString(file(name));
		}
		catch (NoSuchFileException ex) {
			throw CredentialsException.damaged(file(name), "is missing");
		}
		catch (IOException ex) {
			throw CredentialsException.notReadable(file(name), ex);
		}
	}

}
