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

package io.github.payscore.signature;

import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;
import org.springframework.util.StringUtils;

/**
 * The serial number of a certificate: whole bytes in hexadecimal digits of upper case, as
 * WeChat Pay and {@code openssl x509 -serial} show it, so a leading zero stays.
 * Immutable.
 * <p>
 * Two are equal if they are the same number, however they were written: digits of lower
 * case, colons, blanks, {@code 0x}, {@code serial=} and the number of leading zeros do
 * not matter.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 * @see <a href="https://pay.weixin.qq.com/doc/v3/partner/4012073263">Questions on
 * certificates</a>
 */
public final class SerialNumber {

	private static final HexFormat HEX = HexFormat.of().withUpperCase();

	private static final Pattern PREFIX = Pattern.compile("^(?:serial(?:number)?[=:])?(?:0x)?",
			Pattern.CASE_INSENSITIVE);

	/**
	 * A serial number has at most 20 bytes (RFC 5280), and some tools add zeros.
	 */
	private static final Pattern DIGITS = Pattern.compile("[0-9A-Fa-f]{1,64}");

	private final String digits;

	private final String significantDigits;

	private SerialNumber(String digits) {
		this.digits = digits;
		this.significantDigits = StringUtils.trimLeadingCharacter(digits, '0');
	}

	/**
	 * Return the serial number of a certificate.
	 * @param certificate the certificate
	 * @return the serial number
	 */
	public static SerialNumber of(X509Certificate certificate) {
		Assert.notNull(certificate, "'certificate' must not be null");
		byte[] bytes = certificate.getSerialNumber().toByteArray();
		int sign = (bytes.length > 1 && bytes[0] == 0) ? 1 : 0;
		return new SerialNumber(HEX.formatHex(bytes, sign, bytes.length));
	}

	/**
	 * Read a serial number as a person or a tool wrote it.
	 * @param text hexadecimal digits, perhaps with colons, blanks, {@code 0x} or
	 * {@code serial=}
	 * @return the serial number, with the leading zeros of the text
	 * @throws IllegalArgumentException if the text is no serial number
	 */
	public static SerialNumber of(String text) {
		SerialNumber serialNumber = parse(text);
		Assert.isTrue(serialNumber != null, "'serial' must have hexadecimal digits only");
		return serialNumber;
	}

	/**
	 * Read what may be a serial number.
	 * @param text the text
	 * @return the serial number, or {@code null} if it is none
	 */
	public static @Nullable SerialNumber parse(String text) {
		String digits = PREFIX.matcher(PastedText.remove(text)).replaceFirst("").replace(":", "");
		return DIGITS.matcher(digits).matches() ? new SerialNumber(wholeBytes(digits.toUpperCase(Locale.ROOT))) : null;
	}

	private static String wholeBytes(String digits) {
		return (digits.length() % 2 == 0) ? digits : "0" + digits;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof SerialNumber that && this.significantDigits.equals(that.significantDigits);
	}

	@Override
	public int hashCode() {
		return this.significantDigits.hashCode();
	}

	/**
	 * Return the digits, as they are sent to WeChat Pay.
	 */
	@Override
	public String toString() {
		return this.digits;
	}

}
