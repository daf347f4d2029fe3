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

import reactor.blockhound.BlockHound;
import reactor.blockhound.integration.BlockHoundIntegration;

/**
 * Tells BlockHound what the library may do on its own threads. It is one thing: to sign.
 * The JDK's RSA draws random numbers for that, once in some 50 signatures, and reads them
 * from the operating system as from a file; there is no way to hand it others. It reads
 * {@code /dev/urandom}, which never waits, and never on an event loop: these threads
 * exist to compute RSA.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public final class WeChatPayBlockHoundIntegration implements BlockHoundIntegration {

	@Override
	public void applyTo(BlockHound.Builder builder) {
		builder.allowBlockingCallsInside(RsaSigner.class.getName(), "compute");
	}

}
