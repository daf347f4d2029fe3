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

package io.github.payscore.benchmarks.endtoend.server;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

import reactor.netty.DisposableServer;

import io.github.payscore.benchmarks.endtoend.contract.KeyFolder;

/**
 * The process of the server. Prints its port and ends with its standard input.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class ServerMain {

	private ServerMain() {
	}

	/**
	 * Run the server.
	 * @param args the folder with the keys
	 * @throws IOException if a key cannot be read
	 * @throws GeneralSecurityException if a key is none
	 */
	public static void main(String[] args) throws IOException, GeneralSecurityException {
		KeyFolder keys = new KeyFolder(Path.of(args[0]));
		AnswerHeaders headers = new AnswerHeaders(KeyFolder.readPrivateKey(keys.platformPrivateKeyFile()));
		RequestCheck check = new RequestCheck(KeyFolder.readPublicKey(keys.merchantPublicKeyFile()));
		DisposableServer server = new CompletionServer(headers, check).start();
		System.out.println(server.port());
		System.in.transferTo(OutputStream.nullOutputStream());
		server.disposeNow();
		System.exit(0);
	}

}
