package com.example.completeorder;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The order to complete.
 */
@ConfigurationProperties("order")
record OrderProperties(String outOrderNo, String serviceId, String subMchid, String channelId) {

}
